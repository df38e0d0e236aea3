"""The words that the query page's script says; ``{name}`` is filled in by the script."""

from __future__ import annotations

from fardplan_kg.wording import msg

WORDS = {
    "loading": msg("Fetching the engine and the data. This is done once."),
    "reading": msg("Reading the data."),
    "asking": msg("Asking."),
    "done": "",
    "amount": msg("{received} of {total} MB"),
    "stopped": msg("Stopped. There is no answer."),
    "failed": msg("There is no answer."),
    "rowsOne": msg("{number} row."),
    "rowsMany": msg("{number} rows."),
    "shown": msg("The first {number} are shown; all of them are in the files."),
    "took": msg("It took {seconds} seconds."),
    "turtle": msg("The answer is a graph, shown as Turtle."),
    "text": msg("The answer is a text."),
    "empty": msg("The answer is empty: nothing in the graph fits the question."),
    "true": msg("Yes, there is such a thing in the graph."),
    "false": msg("No, there is no such thing in the graph."),
    "truth": msg("Answer"),
    "wrong": msg("The query cannot be read: line {line}, column {column},"),
    "near": msg("at “{near}”."),
    "atEnd": msg("at its end."),
    "prefix": msg("A prefix is not declared."),
    "reads": msg("Here one can only read: a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE."),
    "refused": msg("The query cannot be answered: {cause}"),
    "broken": msg(
        "The query took more than the browser could give it, and the engine stopped. "
        "It starts anew with the next query."
    ),
    "unreachable": msg("The server does not answer. Try again, or run the query in the browser."),
    "unloaded": msg("The engine or the data could not be fetched."),
    "proposals": msg("Proposals"),
    "filled": msg("“{title}” is filled in. Run it with the button or with Ctrl+Enter."),
    "fromLink": msg("The query from the link is filled in. Run it with the button."),
    "restored": msg("Your own text is back."),
    "unknownQuestion": msg("There is no question called {name}."),
    "unknownParameter": msg("The question has no choice called {name}."),
    "unknownValue": msg("{name}: {value} is not known, or could be several things."),
    "copied": msg("The link is copied."),
    "inAddress": msg("The link stands in the address field."),
}
