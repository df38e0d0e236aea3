"""Review as a person does it: findings go out as a sheet and a page, decisions come back."""
