"use strict";
// Joins the parts: what is chosen stands in the address, and everything follows from the address.
(function () {
  const { data, byId, say, tables, drawing, panel } = fardplan;
  const VIEWS = ["matris", "natverk", "tabeller"];
  const LISTS = ["fardplan", "malomrade", "slag", "roll", "aktorsslag"];
  const form = byId("choices");
  const tabs = VIEWS.map((name) => byId("tab-" + name));
  let { state } = fardplan.read("");
  let shown;
  let opener = null;

  function render() {
    shown = fardplan.visible(state);
    fillForm();
    showTabs();
    const nothing = !shown.parts.length;
    byId("nothing").hidden = !nothing;
    byId("nothing").textContent = nothing ? say("nothing") : "";
    status();
    standOut();
    if (state.vy === "matris") tables.matrix(shown);
    if (state.vy === "tabeller") tables.tables(shown);
    if (state.vy === "natverk") drawing.draw(state, shown);
    tables.mark(state);
    panel.show(state, shown);
    focusLine();
    languages();
  }

  function fillForm() {
    form.elements.sok.value = state.sok;
    form.elements.min.value = state.min;
    form.elements.grupper.value = state.grupper;
    if (byId("hub")) byId("hub").checked = state.dolj.includes(byId("hub").value);
    byId("ensamma").checked = Boolean(state.ensamma);
    LISTS.forEach((name) => form.querySelectorAll(`[name=${name}]`).forEach((box) => { box.checked = state[name].includes(box.value); }));
    document.querySelectorAll("[name=lage]").forEach((radio) => { radio.checked = radio.value === state.lage; });
  }

  function status() {
    const words = say("showing", {
      actors: shown.actionsOf.size, allActors: data.actors.length,
      actions: shown.actorsOf.size, allActions: data.actions.length,
    });
    const pairs = say("pairs", { pairs: shown.pairs.size, allPairs: fardplan.all.pairs.size });
    if (byId("status").textContent !== `${words} ${pairs}`) byId("status").textContent = `${words} ${pairs}`;
    byId("chosen-words").textContent = `${say("filter")}: ${choices() || say("noFilter")}. ${words}`;
  }

  // The choices in the words of their own labels: for print and for what is taken away.
  function choices() {
    const label = (element) => form.querySelector(`label[for="${element.id}"]`).textContent.trim();
    const ticked = [...form.querySelectorAll("input[type=checkbox]:checked")].map(label);
    const typed = [form.elements.sok].filter((e) => e.value).map((e) => `${label(e)}: ${e.value}`);
    if (state.min > 1) typed.push(`${label(form.elements.min)}: ${state.min}`);
    if (state.grupper) typed.push(form.elements.grupper.selectedOptions[0].textContent.trim());
    const others = state.dolj.filter((key) => key !== byId("hub")?.value).map((key) => "– " + data.actors[fardplan.actorPlace.get(key)].name);
    if (state.djup) typed.push(say("focused", { name: data.actors[fardplan.actorPlace.get(state.aktor)].name, n: state.djup }));
    return [...typed, ...ticked, ...others].join("; ");
  }

  function standOut() {
    const found = fardplan.leading(shown);
    const { make, commas, actorLink } = panel;
    const figures = (items) => commas(items.map(([actor, n]) => make("span", actorLink(actor), ` (${n})`)));
    const once = commas(found.once.slice(0, 10).map(actorLink));
    if (found.once.length > 10) once.push(" " + say("more", { n: found.once.length - 10 }));
    const content = [figures(found.actions), figures(found.partners), figures(found.binders), commas(found.bridges.map(actorLink)), once];
    byId("stand-out").querySelector("p").textContent = say("visible");
    byId("stand-out").querySelectorAll("dd").forEach((dd, i) => dd.replaceChildren(...(content[i].length ? content[i] : [say("noBridge")])));
    if (byId("stand-out-without")) byId("stand-out-without").hidden = true;
  }

  function focusLine() {
    byId("focus-line").hidden = !state.djup;
    const own = data.actors[fardplan.actorPlace.get(state.aktor)];
    byId("focus-words").textContent = state.djup ? say("focused", { name: own.name, n: state.djup }) : "";
  }

  function languages() {
    const address = fardplan.written(state);
    document.querySelectorAll(".languages a").forEach((a) => { a.href = a.getAttribute("href").split("#")[0] + address; });
  }

  function showTabs() {
    VIEWS.forEach((name, i) => {
      byId(name).hidden = state.vy !== name;
      tabs[i].setAttribute("aria-selected", String(state.vy === name));
      tabs[i].tabIndex = state.vy === name ? 0 : -1;
    });
  }

  // A change that a person makes is a step back and forward; typing is not one for each letter.
  function change(changes, replace = false) {
    state = { ...state, ...changes };
    const address = fardplan.written(state);
    if (address !== location.hash) history[replace ? "replaceState" : "pushState"](null, "", address);
    byId("notice").textContent = "";
    render();
  }

  function open(kind, value) {
    opener = place(document.activeElement);
    const next = { ...state };
    fardplan.select(next, kind, value);
    change(next);
    byId("panel-name").focus();
  }

  // Where focus returns to: the element itself, or its like where the list was made anew.
  function place(element) {
    const { node } = element.dataset;
    const href = element.getAttribute("href");
    const like = node ? `[data-node="${CSS.escape(node)}"]` : href && `[href="${CSS.escape(href)}"]`;
    return { element, like };
  }

  function close() {
    if (byId("panel").hidden) return;
    change({ aktor: "", par: "", insats: "", omrade: "", djup: "" });
    const seen = (element) => element?.isConnected && element.getClientRects().length && element !== document.body;
    const like = opener?.like ? [...document.querySelectorAll(`${opener.like}`)] : [];
    const back = [opener?.element, ...like, tabs[VIEWS.indexOf(state.vy)]].find(seen);
    opener = null;
    back.focus();
  }

  function fromForm(event) {
    const dolj = new Set(state.dolj);
    if (byId("hub")) dolj[byId("hub").checked ? "add" : "delete"](byId("hub").value);
    const typed = event.target === form.elements.sok || event.target === form.elements.min;
    const lists = LISTS.map((name) => [name, [...form.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value)]);
    change({
      ...Object.fromEntries(lists),
      sok: form.elements.sok.value.slice(0, 200),
      min: Math.min(99, Math.max(1, Number.parseInt(form.elements.min.value, 10) || 1)),
      grupper: form.elements.grupper.value,
      ensamma: byId("ensamma").checked ? "dolda" : "",
      dolj: [...dolj],
    }, typed && event.type === "input");
    if (event.target === form.elements.min && event.type === "input") form.elements.min.value = event.target.value;
  }

  function fromAddress() {
    const found = fardplan.read(location.hash);
    state = found.state;
    byId("notice").textContent = found.unknown.length ? say("unknown", { what: found.unknown.join(", ") }) : "";
    render();
  }

  function tabKeys(event) {
    const at = tabs.indexOf(event.target);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (event.key === " ") { event.preventDefault(); event.target.click(); }
    if (next === undefined) return;
    event.preventDefault();
    const tab = tabs[(next + tabs.length) % tabs.length];
    tab.focus();
    tab.click();
  }

  function save(name, type, text) {
    const a = document.createElement("a");
    a.href = URL.createObjectURL(new Blob([text], { type }));
    a.download = name;
    a.click();
    setTimeout(() => URL.revokeObjectURL(a.href), 1000);
  }

  // What goes out says what was chosen, and what the page's foot says of source, licence and date.
  function notes() {
    const foot = [...document.querySelectorAll("footer p")].map((p) => p.textContent.replace(/\s+/g, " ").trim()).filter(Boolean);
    const lines = [byId("chosen-words").textContent, ...foot].flatMap((text) => text.match(/.{1,120}(\s|$)/g) || []);
    return lines.map((line) => line.trim());
  }

  async function copyLink() {
    byId("address-field").hidden = false;
    byId("address").value = location.href;
    byId("address").select();
    try {
      await navigator.clipboard.writeText(location.href);
      byId("notice").textContent = say("copied");
    } catch {
      byId("address").focus();
      byId("notice").textContent = say("copyThis");
    }
  }

  function listen() {
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", fromForm);
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      change({ ...fardplan.empty(), vy: state.vy, lage: state.lage });
    });
    document.querySelectorAll("[name=lage]").forEach((radio) => radio.addEventListener("change", () => change({ lage: radio.value })));
    byId("content").addEventListener("click", (event) => {
      const link = event.target.closest("a, [data-djup], [data-close]");
      const thing = link && fardplan.linked(link);
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (thing) { event.preventDefault(); open(...thing); }
      else if (link.dataset.close !== undefined) close();
      else if (link.dataset.djup !== undefined) { change({ djup: link.dataset.djup }); byId("panel-name").focus(); }
    });
    byId("unfocus").addEventListener("click", () => { change({ djup: "" }); tabs[VIEWS.indexOf(state.vy)].focus(); });
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
    window.addEventListener("popstate", fromAddress);
    byId("copy").addEventListener("click", copyLink);
    byId("save-svg").addEventListener("click", () => {
      drawing.draw(state, shown);
      save("natverk.svg", "image/svg+xml", drawing.svg(notes()));
    });
    byId("save-csv").addEventListener("click", () => save("natverk.csv", "text/csv;charset=utf-8", tables.csv(shown)));
    byId("print").addEventListener("click", () => window.print());
  }

  function enhance() {
    document.documentElement.classList.add("scripted");
    document.querySelectorAll(".needs-script").forEach((element) => { element.hidden = false; });
    byId("tabs").setAttribute("role", "tablist");
    [...byId("tabs").children].forEach((item) => item.setAttribute("role", "presentation"));
    tabs.forEach((tab, i) => {
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", VIEWS[i]);
      tab.addEventListener("click", (event) => { event.preventDefault(); change({ vy: VIEWS[i] }); });
      tab.addEventListener("keydown", tabKeys);
      byId(VIEWS[i]).setAttribute("role", "tabpanel");
      byId(VIEWS[i]).setAttribute("aria-labelledby", tab.id);
    });
    listen();
  }

  fardplan.choose = open;
  enhance();
  fromAddress();
})();
