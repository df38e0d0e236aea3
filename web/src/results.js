// An answer as a table, and as the files of SPARQL 1.1 Query Results CSV and TSV.
import { literalTerm } from "./query-text.js";

const STRING = "http://www.w3.org/2001/XMLSchema#string";

export function csv({ head, results }) {
  const cell = (term) => {
    const text = plain(term);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [head.vars.map((name) => cell({ value: name })), ...rows(head, results, cell)];
  return lines.map((line) => `${line.join(",")}\r\n`).join("");
}

export function tsv({ head, results }) {
  const lines = [head.vars.map((name) => `?${name}`), ...rows(head, results, written)];
  return lines.map((line) => `${line.join("\t")}\n`).join("");
}

function rows(head, results, cell) {
  return results.bindings.map((row) => head.vars.map((name) => (row[name] ? cell(row[name]) : "")));
}

function plain(term) {
  if (term.type === "triple") return written(term);
  return term.type === "bnode" ? `_:${term.value}` : term.value;
}

function written(term) {
  if (term.type === "triple") {
    const { subject, predicate, object } = term.value;
    return `<<( ${[subject, predicate, object].map(written).join(" ")} )>>`;
  }
  if (term.type === "uri") return `<${term.value}>`;
  if (term.type === "bnode") return `_:${term.value}`;
  if (term["xml:lang"]) return `${literalTerm(term.value)}@${term["xml:lang"]}`;
  return literalTerm(term.value, term.datatype === STRING ? "" : term.datatype);
}

function element(name, properties = {}, children = []) {
  const made = document.createElement(name);
  const { className, ...attributes } = properties;
  if (className) made.className = className;
  for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// names: what is known of IRIs; most: rows shown.
export function table({ head, results }, { names, most, caption, language }) {
  const cell = (term) => element("td", { className: width(term, names) }, term ? shown(term, names, language) : []);
  const body = results.bindings.slice(0, most).map((row) =>
    element("tr", {}, head.vars.map((name) => cell(row[name]))));
  return element("table", { className: "answer" }, [
    element("caption", { className: "spoken" }, [caption]),
    element("thead", {}, [element("tr", {}, head.vars.map((name) => element("th", { scope: "col" }, [name])))]),
    element("tbody", {}, body),
  ]);
}

// How much room a cell needs, by the site's own classes.
function width(term, names) {
  const length = term && (term.type === "uri" ? names.of(term.value).name || names.short(term.value) : plain(term)).length;
  if (!length || (length > SHORT && length <= LONG)) return "";
  return length > LONG ? "long" : "short";
}

const [SHORT, LONG] = [12, 60];

function shown(term, names, language) {
  if (term.type === "uri") return iri(term.value, names, language);
  if (term.type !== "literal") return [plain(term)];
  const spoken = term["xml:lang"];
  const kind = term.datatype && term.datatype !== STRING ? names.short(term.datatype) : "";
  const value = element("span", { lang: spoken && spoken !== language ? spoken : "" }, [term.value]);
  return spoken || kind ? [value, " ", element("small", { className: "mark" }, [spoken || kind])] : [value];
}

function iri(value, names, language) {
  const { name, spoken, href } = names.of(value);
  const lang = spoken && spoken !== language ? spoken : "";
  const text = element("span", { lang, className: name ? "" : "whole-iri" }, [name || names.short(value)]);
  const link = href ? element("a", { href, rel: names.own(value) ? "" : "external" }, [text]) : text;
  return name ? [link, element("small", { className: "identifier" }, [names.short(value)])] : [link];
}
