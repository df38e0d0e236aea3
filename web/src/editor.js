// The editor: yasqe without its buttons, its storage and its calls to other hosts.
import { Yasqe } from "@zazuko/yasqe";

// its own completers ask prefix.cc and Linked Open Vocabularies
Yasqe.defaults.autocompleters = [];

export function editor(parent, { label, help, proposals, prefixes, terms, text, run }) {
  const made = new Yasqe(parent, {
    value: text,
    persistenceId: null,
    consumeShareLink: null,
    createShareableLink: null,
    showQueryButton: false,
    resizeable: false,
    syntaxErrorCheck: false, // its messages are in English, with styles that the page's policy refuses
    editorHeight: "auto",
    inputStyle: "contenteditable", // read out as a text field of several lines
    viewportMargin: Infinity,
    screenReaderLabel: label,
    lineWrapping: true,
    foldGutter: false,
    gutters: ["CodeMirror-linenumbers"],
    extraKeys: {
      Tab: false, // leads on, as everywhere on the page
      "Shift-Tab": false,
      "Ctrl-Enter": () => run(),
      "Cmd-Enter": () => run(),
      "Ctrl-Space": () => complete(made, prefixes, terms, proposals),
      "Ctrl-S": null,
      "Shift-Ctrl-F": null,
      "Shift-Ctrl-K": null,
      "Shift-Ctrl-D": null,
    },
  });
  const field = made.getInputField();
  field.id = "query-field";
  field.setAttribute("role", "textbox"); // CodeMirror says "presentation" of what can be written in
  field.setAttribute("aria-multiline", "true");
  field.setAttribute("aria-describedby", help);
  made.on("change", () => unmark(made));
  return made;
}

// Show classes and properties whose prefixed name or label holds what is written; classes after `a`.
function complete(made, prefixes, terms, proposals) {
  const hint = () => {
    const cursor = made.getDoc().getCursor();
    const token = made.getTokenAt(cursor);
    const before = token.string.slice(0, cursor.ch - token.start);
    const typed = /^[\s{}().;,|/^!?*+[\]]*$/.test(before) ? "" : before;
    const start = typed ? token.start : cursor.ch;
    const end = typed ? token.end : cursor.ch;
    const found = typed[0] === "?" || typed[0] === "$"
      ? made.getVariablesFromQuery().filter((name) => name.startsWith(typed) && name !== typed).map((name) => ({ text: name, displayText: name }))
      : fitting(made, token, typed.replace(/^</, "").toLowerCase(), terms, prefixes);
    const list = { list: found, from: { line: cursor.line, ch: start }, to: { line: cursor.line, ch: end } };
    Yasqe.on(list, "shown", () => made.rootEl.querySelector(".CodeMirror-hints")?.setAttribute("aria-label", proposals));
    return list;
  };
  made.showHint({ hint, completeSingle: false, container: made.rootEl, closeCharacters: /[\s>"]/ });
}

const MOST = 60;

function fitting(made, token, typed, terms, prefixes) {
  const previous = made.getPreviousNonWsToken(made.getDoc().getCursor().line, token);
  const after = previous?.string?.trim();
  const kind = after === "a" || after === "rdf:type" ? "class" : "";
  const used = new Set(made.getValue().match(/[A-Za-z][\w-]*:[A-Za-z][\w-]*/g));
  const near = new Set(terms.filter((own) => own.kind === "class" && used.has(own.name)).flatMap((own) => own.properties));
  return terms
    .filter((own) => !kind || own.kind === kind)
    .filter((own) => own.name.toLowerCase().startsWith(typed) || own.name.split(":")[1].toLowerCase().startsWith(typed) || own.label.toLowerCase().includes(typed))
    .sort((a, b) => near.has(b.name) - near.has(a.name))
    .slice(0, MOST)
    .map((own) => ({
      text: own.name,
      displayText: own.label ? `${own.name} – ${own.label}` : own.name,
      hint: (_, data) => {
        made.getDoc().replaceRange(own.name, data.from, data.to);
        const prefix = own.name.split(":")[0];
        if (!(prefix in made.getPrefixesFromQuery())) made.addPrefixes({ [prefix]: prefixes[prefix] });
      },
    }));
}

// Mark where an error is: line and column from 1, the column in characters of Unicode.
export function mark(made, line, column) {
  unmark(made);
  const text = made.getDoc().getLine(line - 1);
  if (text === undefined) return;
  made.faulty = made.getDoc().addLineClass(line - 1, "wrap", "faulty-line");
  const ch = [...text].slice(0, column - 1).join("").length;
  made.getDoc().setCursor({ line: line - 1, ch });
}

function unmark(made) {
  if (made.faulty !== undefined) made.getDoc().removeLineClass(made.faulty, "wrap", "faulty-line");
  made.faulty = undefined;
}
