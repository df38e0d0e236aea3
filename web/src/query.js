// The query page: choose a question or write a query, run it, stop it, read the answer, take it away.
import { editor as opened, mark } from "./editor.js";
import { embedded, Endpoint, fetched, InBrowser, Refused, Stopped } from "./engine.js";
import { Names } from "./names.js";
import { givesTriples } from "./query-text.js";
import { asked, wanted } from "./questions.js";
import { csv, table, tsv } from "./results.js";

const byId = (id) => document.getElementById(id);
const settings = JSON.parse(byId("query-settings").textContent);
const { language, words } = settings;
const MOST = 1000;

const say = (code, values = {}) => words[code].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
const figure = (number, digits = 0) =>
  new Intl.NumberFormat(language, { maximumFractionDigits: digits, minimumFractionDigits: digits }).format(number);
const counted = (code, number) => say(number === 1 ? `${code}One` : `${code}Many`, { number: figure(number) });

let made; // the editor
let questions = new Map();
let names;
let answer; // the last one: {media, text, json}
let running; // the engine that is at work
let filled = settings.example; // what the page itself last wrote in the editor
let kept = null; // what stood there before, where somebody had written it

async function read(name) {
  if (settings.embedded) return JSON.parse(byId(name).textContent);
  const found = await fetch(settings[name]);
  if (!found.ok) throw new Error(`${settings[name]}: ${found.status}`);
  return found.json();
}

function tell(progress) {
  const bar = byId("progress");
  bar.hidden = progress.step !== "loading";
  if (progress.step === "loading") {
    bar.max = progress.total;
    bar.value = progress.received;
    const megabytes = (bytes) => figure(bytes / 1e6, 1);
    byId("amount").textContent = say("amount", { received: megabytes(progress.received), total: megabytes(progress.total) });
  }
  byId("amount").hidden = bar.hidden;
  if (running || progress.step === "loading") state(say(progress.step));
}

function state(text) {
  if (byId("status").textContent !== text) byId("status").textContent = text;
}

const source = settings.embedded ? embedded(settings) : fetched(settings, tell);
const inBrowser = new InBrowser(source, tell);
const server = settings.endpoint ? new Endpoint(settings.endpoint, language) : null;

function engine() {
  return server && !byId("in-browser").checked ? server : inBrowser;
}

async function run() {
  if (running) return;
  const query = made.getValue();
  running = engine();
  busy(true);
  byId("fault").hidden = true;
  state(say(running === server ? "asking" : "loading"));
  try {
    answer = await running.run(query);
    await show(query);
  } catch (error) {
    fault(error);
  } finally {
    running = undefined;
    busy(false);
    tell({ step: "done" });
  }
}

function busy(now) {
  // the button that is at hand stays in reach of the keyboard
  const [at, other] = now ? ["stop", "run"] : ["run", "stop"];
  const moved = document.activeElement === byId(other);
  byId(at).disabled = false;
  if (moved) byId(at).focus();
  byId(other).disabled = true;
  byId("answer").setAttribute("aria-busy", String(now));
}

async function show(query) {
  answer.json = /json/.test(answer.media) ? JSON.parse(answer.text) : null;
  if (answer.json?.boolean !== undefined) {
    const told = { type: "literal", value: say(String(answer.json.boolean)) };
    answer.json = { head: { vars: [say("truth")] }, results: { bindings: [{ [say("truth")]: told }] } };
  }
  if (answer.json) await named(answer.json);
  const place = byId("result");
  place.replaceChildren(answer.json ? tabled(answer.json) : text(answer.text));
  const took = say("took", { seconds: figure(answer.seconds, answer.seconds < 10 ? 2 : 0) });
  const told = answer.json ? amount(answer.json) : say(givesTriples(query) ? "turtle" : "text");
  state(`${told} ${took}`);
  byId("answer").hidden = false;
  byId("identifiers-choice").hidden = !place.querySelector(".identifier");
  for (const [form, shown] of [["csv", answer.json], ["tsv", answer.json], ["json", answer.json], ["ttl", !answer.json]]) {
    byId(`save-${form}`).parentElement.hidden = !shown;
  }
}

function amount({ results: { bindings } }) {
  const all = counted("rows", bindings.length);
  return bindings.length > MOST ? `${all} ${say("shown", { number: figure(MOST) })}` : all;
}

function tabled(json) {
  if (!json.results.bindings.length) return paragraph(say("empty"));
  const caption = byId("answer-heading").textContent;
  return table(json, { names, most: MOST, caption, language });
}

function paragraph(text) {
  const own = document.createElement("p");
  own.textContent = text;
  return own;
}

function text(content) {
  const own = document.createElement("pre");
  own.append(document.createElement("code"));
  own.firstChild.textContent = content;
  return own;
}

// The names are fetched once there is something to name.
async function named({ results: { bindings } }) {
  if (names.asked || !bindings.some((row) => Object.values(row).some((term) => term.type === "uri" && names.own(term.value)))) return;
  names.asked = true;
  names.known = await read("names").catch(() => {
    names.asked = false;
    return {};
  });
}

function fault(error) {
  if (error instanceof Stopped) return state(say("stopped"));
  const kind = error instanceof Refused ? error.kind : "broken";
  const place = error.message.match(/(?:error at |rad |line )(\d+)(?::|, (?:kolumn|column) )(\d+)/);
  const told = {
    unreachable: () => say("unreachable"),
    unloaded: () => `${say("unloaded")} ${error.message}`,
    broken: () => say("broken"),
    server: () => error.message,
    "": () => (place ? wrong(error.message, Number(place[1]), Number(place[2])) : say("refused", { cause: error.message })),
  }[kind]();
  state(say("failed"));
  byId("fault").textContent = told;
  byId("fault").hidden = false;
  if (place) mark(made, Number(place[1]), Number(place[2]));
}

function wrong(message, line, column) {
  const near = made.getValue().split("\n")[line - 1]?.trim();
  const place = near ? say("near", { near }) : say("atEnd");
  const cause = /Prefix not found/.test(message) ? ` ${say("prefix")}` : "";
  const updates = /^\s*(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b/im.test(made.getValue()) && line === 1;
  return `${say("wrong", { line, column })} ${place}${cause}${updates ? ` ${say("reads")}` : ""}`;
}

const SAVED = {
  csv: ["text/csv", () => csv(answer.json)],
  tsv: ["text/tab-separated-values", () => tsv(answer.json)],
  json: ["application/sparql-results+json", () => answer.text],
  ttl: ["text/turtle", () => answer.text],
};

function save(form) {
  const [media, content] = SAVED[form];
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content()], { type: `${media};charset=utf-8` }));
  link.download = `${settings.file}.${form}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function choose(name, given = new URLSearchParams()) {
  const question = questions.get(name);
  byId("fault").hidden = true;
  byId("about").hidden = !question;
  if (!question) {
    if (name) state(say("unknownQuestion", { name }));
    return false;
  }
  const found = asked(question, given, settings.base);
  byId("question").value = name;
  byId("about-text").textContent = question.text;
  const link = byId("about-link");
  link.hidden = settings.root === null;
  link.href = `${settings.root}${question.page}`;
  if (found.fault) state(say(found.fault, found));
  else {
    fill(found.text);
    state(say("filled", { title: question.title }));
  }
  return !found.fault;
}

function fill(text) {
  const before = made.getValue();
  if (before.trim() && before !== filled) kept = before;
  byId("kept").hidden = kept === null;
  filled = text;
  made.setValue(text);
}

function restore() {
  made.setValue(kept);
  kept = null;
  byId("kept").hidden = true;
  state(say("restored"));
  made.focus();
}

function fromAddress() {
  const { query, name, given, answered } = wanted(window.location);
  if (query !== undefined) {
    byId("question").value = "";
    byId("about").hidden = true;
    fill(query);
    state(say("fromLink"));
  } else if (name !== undefined && choose(name, given) && answered) run();
}

// A question as it stands is linked by its name, so that the link outlives a new wording of it.
function permalink() {
  const chosen = questions.get(byId("question").value);
  const same = chosen && asked(chosen, new URLSearchParams(), settings.base).text === made.getValue();
  const own = same ? { fraga: byId("question").value } : { query: made.getValue() };
  return `#${new URLSearchParams(own)}`;
}

async function link() {
  window.history.replaceState(null, "", permalink());
  try {
    await navigator.clipboard.writeText(window.location.href);
    state(say("copied"));
  } catch {
    state(say("inAddress"));
  }
}

function list(themes) {
  for (const [theme, own] of themes) {
    const group = document.createElement("optgroup");
    group.label = theme;
    for (const question of own) {
      questions.set(question.name, question);
      group.append(new Option(question.title, question.name));
    }
    byId("question").append(group);
  }
}

async function start() {
  if (!settings.embedded && window.location.protocol === "file:") {
    byId("from-file").hidden = false;
    return;
  }
  document.documentElement.classList.add("scripted");
  names = new Names(settings.base, settings.prefixes, `.${language}.html`, settings.root);
  const [themes, terms] = await Promise.all([read("questions"), read("terms")]);
  list(themes);
  made = opened(byId("editor"), {
    label: byId("editor-label").textContent,
    help: "editor-help",
    proposals: say("proposals"),
    prefixes: settings.prefixes,
    terms,
    text: settings.example,
    run,
  });
  byId("ask").hidden = false;
  made.refresh();
  made.on("focus", () => { if (engine() === inBrowser) inBrowser.prepare().catch(() => {}).finally(() => tell({ step: "done" })); });
  byId("editor-label").addEventListener("click", () => made.focus());
  byId("question").addEventListener("change", ({ target }) => choose(target.value));
  byId("run").addEventListener("click", run);
  byId("stop").addEventListener("click", () => running?.stop());
  byId("link").addEventListener("click", link);
  byId("restore").addEventListener("click", restore);
  byId("identifiers").addEventListener("change", ({ target }) => byId("result").classList.toggle("with-identifiers", target.checked));
  for (const form of Object.keys(SAVED)) byId(`save-${form}`).addEventListener("click", () => save(form));
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
}

start().catch((error) => {
  document.documentElement.classList.remove("scripted");
  byId("ask").hidden = true;
  byId("not-started").hidden = false;
  byId("not-started").append(` ${error.message}`);
});
