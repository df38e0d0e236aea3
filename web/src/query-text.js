// SPARQL as text: a question's parameters bound, and what kind of answer a query gives.

const MARK = /^([ \t]*)# VALUES \?(_{1,2}[A-Za-z][A-Za-z0-9_]*)\s*$/;
const PROLOGUE =
  /^(?:\s+|#[^\n\r]*|BASE\s*<[^<>]*>|PREFIX\s*[^\s:<]*:\s*<[^<>]*>)/i;
const GRAPHS = ["CONSTRUCT", "DESCRIBE"];

// The query with each parameter's term, as N-Triples writes it, in a VALUES block at its mark;
// the same rule as the package's own (answers.bind). terms: by variable.
export function bind(query, terms) {
  return query
    .split("\n")
    .map((line) => {
      const [, indent, variable] = line.match(MARK) ?? [];
      return variable && terms[variable] ? `${indent}VALUES ?${variable} { ${terms[variable]} }` : line;
    })
    .join("\n");
}

// The keyword that tells what a query gives, in capitals; empty where none stands there.
export function form(query) {
  let rest = query;
  for (let found; (found = rest.match(PROLOGUE)); ) rest = rest.slice(found[0].length);
  return (rest.match(/^[A-Za-z]+/)?.[0] ?? "").toUpperCase();
}

export function givesTriples(query) {
  return GRAPHS.includes(form(query));
}

// An IRI as N-Triples writes it; null where it could not be one (RFC 3987, N-Triples' IRIREF).
export function iriTerm(iri) {
  return /^[A-Za-z][A-Za-z0-9+.-]*:[^\u0000-\u0020<>"{}|^`\\]*$/.test(iri) ? `<${iri}>` : null;
}

// A literal as N-Triples writes it, in the canonical form of RDF 1.1 N-Triples, section 4.
export function literalTerm(text, datatype = "") {
  const named = { "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\" };
  const escaped = text.replace(
    /[\u0000-\u001f"\\\u007f]/g,
    (c) => named[c] ?? `\\u${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`,
  );
  return `"${escaped}"${datatype ? `^^<${datatype}>` : ""}`;
}
