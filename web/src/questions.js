// The questions: their texts, and the values that an address gives their parameters.
import { bind, iriTerm, literalTerm } from "./query-text.js";

const INTEGER = "http://www.w3.org/2001/XMLSchema#integer";

// The query of a question with values; {text} or {fault: code, …} for what cannot be bound.
export function asked(question, given, base) {
  const terms = { ...question.terms };
  const own = question.parameters.filter((parameter) => given.has(parameter.name));
  const unknown = [...given.keys()].find((name) => !own.some((parameter) => parameter.name === name));
  if (unknown !== undefined) return { fault: "unknownParameter", name: unknown };
  for (const parameter of own) {
    const value = given.get(parameter.name).trim();
    const term = value && termOf(parameter, value, base);
    if (value && !term) return { fault: "unknownValue", name: parameter.label, value };
    if (term) terms[parameter.variable] = term;
    else if (!parameter.required) delete terms[parameter.variable];
  }
  return { text: bind(question.query, terms) };
}

// A thing may be named by its IRI, by the last part of it, by its name or by its number.
function termOf(parameter, value, base) {
  if (parameter.kind === "integer") return /^-?[0-9]+$/.test(value) ? literalTerm(String(BigInt(value)), INTEGER) : null;
  if (parameter.kind !== "iri") return parameter.choices.length && !parameter.choices.includes(value) ? null : literalTerm(value);
  const folded = value.toLowerCase();
  const known = parameter.choices.map(([path, name, number]) => [base + path, name, number]);
  const found = known.filter(([iri]) => iri === value);
  const matching = found.length
    ? found
    : known.filter(([iri, name, number]) =>
        [iri.split(/[/#]/).pop(), name, number].some((word) => word && word.toLowerCase() === folded));
  return matching.length === 1 ? iriTerm(matching[0][0]) : null;
}

// What an address asks for: a query as it stands, a question with values, or nothing. One that a
// form leads to is to be answered at once.
const ANSWERED = "visa";

export function wanted(address) {
  for (const text of [address.hash.slice(1), address.search.slice(1)]) {
    const found = new URLSearchParams(text);
    if (found.has("query")) return { query: found.get("query") };
    if (found.has("fraga")) {
      const name = found.get("fraga");
      const answered = found.has(ANSWERED);
      found.delete("fraga");
      found.delete(ANSWERED);
      return { name, given: found, answered };
    }
  }
  return {};
}
