"use strict";
// The panel: what an actor, a pair, an action or a goal area is about, counted on what is visible.
fardplan.panel = (function () {
  const { data, byId, actorPlace, actionPlace, areaPlace, actions, say } = fardplan;
  const { all } = fardplan;

  function make(tag, ...content) {
    const made = document.createElement(tag);
    made.append(...content);
    return made;
  }

  function named(text, lang, tag = "span") {
    const made = make(tag, text);
    if (lang && lang !== data.language) made.lang = lang;
    return made;
  }

  function link(kind, key, ...content) {
    const made = make("a", ...content);
    made.href = `#${kind}-${key}`;
    return made;
  }

  const actorLink = (place) => link("aktor", data.actors[place].key, named(data.actors[place].name, data.actors[place].lang));
  const roleWords = (part) => part.roles.map((role) => data.roles[role][1]).join(", ")
    + (part.via === undefined ? "" : ` (${say("interpreted", { group: data.actors[part.via].name })})`);

  function actionLink(place, whole) {
    const own = data.actions[place];
    return link("insats", own.key, whole ? own.short + " " : own.short, ...(whole ? [named(own.title, own.lang)] : [spokenTitle(own)]));
  }

  function spokenTitle(own) {
    const made = named(" " + own.title, own.lang);
    made.className = "spoken";
    return made;
  }

  function list(items, content) {
    return make("ul", ...items.map((item) => make("li", ...[content(item)].flat())));
  }

  function commas(items) {
    return items.flatMap((item, i) => (i ? [", ", item] : [item]));
  }

  function button(text, kind, value) {
    const made = make("button", text);
    made.type = "button";
    made.dataset[kind] = value;
    return made;
  }

  // Links of a thing's own row in the tables: its page, and what else there is of it.
  function pages(row) {
    const found = [...(row?.querySelectorAll(".page, .more") || [])].map((element) => copy(element));
    return found.length ? [make("p", ...found.flatMap((element) => [element, " "]))] : [];
  }

  function copy(element) {
    const made = element.cloneNode(true);
    [made, ...made.querySelectorAll("[id]")].forEach((own) => own.removeAttribute("id"));
    return made;
  }

  const hiddenNow = (there) => (there ? [] : [make("p", make("em", say("hiddenNow")))]);

  function actor(key, state, shown) {
    const place = actorPlace.get(key);
    const own = data.actors[place];
    const there = shown.actionsOf.has(place);
    const mine = [...(shown.actionsOf.get(place) || [])].sort((a, b) => a - b);
    const partners = [...(shown.partners.get(place) || [])].map((other) => [other, shown.pairs.get([place, other].sort((a, b) => a - b).join(","))])
      .sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
    const about = say("spoken", { name: own.name, kind: own.kindName, actions: actions(mine.length), actors: fardplan.actors(partners.length) });
    return [named(own.name, own.lang), [
      ...(there ? [make("p", about + ". ", make("small", say("visible")))] : hiddenNow(false)),
      ...(there ? [depths(state)] : []),
      ...pages(byId("aktor-" + key)),
      make("h3", say("inActions")),
      ...byArea(mine, (action) => [actionLink(action, true), " – ", roleWords(shown.of.get(place + "," + action))]),
      make("h3", say("partners")),
      partners.length ? list(partners, ([other, both]) => {
        const pair = [key, data.actors[other].key].join(",");
        return [actorLink(other), ": ", link("par", pair, say("both", { actions: actions(both.length) })), ": ", ...commas(both.map((action) => actionLink(action, false)))];
      }) : make("p", say("none")),
    ]];
  }

  function depths(state) {
    const made = ["1", "2"].filter((depth) => depth !== state.djup).map((depth) => button(say("focus", { n: depth }), "djup", depth));
    if (state.djup) made.push(button(say("unfocus"), "djup", ""));
    return make("p", ...made.flatMap((element) => [element, " "]));
  }

  function byArea(places, content) {
    return data.areas.flatMap((area, i) => {
      const own = places.filter((place) => data.actions[place].area === i);
      return own.length ? [make("h4", link("omrade", area.code, `${area.number} `, named(area.name, area.lang))), list(own, content)] : [];
    });
  }

  function pair(value, state, shown) {
    const keys = value.split(",");
    const places = keys.map((key) => actorPlace.get(key));
    const name = [...places].sort((a, b) => a - b).join(",");
    const both = shown.pairs.get(name) || all.pairs.get(name) || [];
    const role = (place, action) => roleWords(shown.of.get(place + "," + action) || all.of.get(place + "," + action));
    return [make("span", ...commas(places.map((place) => named(data.actors[place].name, data.actors[place].lang)))), [
      make("p", make("b", say("both", { actions: actions(both.length) })), both.length ? ":" : "."),
      ...hiddenNow(shown.pairs.has(name) || !both.length),
      list(both, (action) => [actionLink(action, true), list(places, (place) => [actorLink(place), ": ", role(place, action)])]),
    ]];
  }

  function action(key, state, shown) {
    const place = actionPlace.get(key);
    const own = data.actions[place];
    const row = byId("insats-" + key);
    const found = shown.actorsOf.has(place) ? shown.parts : all.parts;
    const named_ = found.filter((part) => part.action === place);
    const behind = row.querySelector(".behind");
    const opened = behind && make("div", ...[...copy(behind).children].slice(1));
    return [make("span", own.short + " ", named(own.title, own.lang)), [
      ...hiddenNow(shown.actorsOf.has(place)),
      make("p", row.cells[2].textContent.trim() + ". ", link("omrade", data.areas[own.area].code, named(`${data.areas[own.area].number} ${data.areas[own.area].name}`, data.areas[own.area].lang))),
      ...(own.nobody || row.cells[3].querySelector(".lacking") ? [copy(row.cells[3].firstElementChild)].map((e) => make("p", byId("action-table").tHead.rows[0].cells[3].textContent.trim() + ": ", e)) : []),
      list(named_, (part) => [actorLink(part.actor), ": ", roleWords(part)]),
      ...(opened ? [opened] : []),
      ...pages(row),
    ]];
  }

  function area(code, state, shown) {
    const place = areaPlace.get(code);
    const own = data.areas[place];
    const row = byId("omrade-" + code);
    const mine = [...shown.actorsOf.keys()].filter((a) => data.actions[a].area === place).sort((a, b) => a - b);
    const people = [...new Set(mine.flatMap((a) => [...shown.actorsOf.get(a)]))].sort((a, b) => a - b);
    const chain = row.cells[1].textContent.trim() === "–" ? [] : [make("p", ...[...copy(row.cells[1]).childNodes])];
    return [make("span", `${own.number} `, named(own.name, own.lang)), [
      ...chain,
      ...hiddenNow(mine.length),
      make("p", make("b", fardplan.actors(people.length)), ", ", make("b", actions(mine.length)), ". ", make("small", say("visible"))),
      make("h3", say("named")),
      list(people, (a) => actorLink(a)),
      make("h3", say("inArea")),
      list(mine, (a) => actionLink(a, true)),
      ...pages(row),
    ]];
  }

  const KINDS = { aktor: actor, par: pair, insats: action, omrade: area };

  function show(state, shown) {
    const panel = byId("panel");
    const kind = Object.keys(KINDS).find((name) => state[name]);
    panel.hidden = !kind;
    document.documentElement.classList.toggle("has-panel", Boolean(kind));
    if (!kind) { panel.replaceChildren(); return; }
    const [name, content] = KINDS[kind](state[kind], state, shown);
    const heading = make("h2", name);
    heading.id = "panel-name";
    heading.tabIndex = -1;
    const close = button(say("close"), "close", "");
    close.className = "close";
    panel.replaceChildren(heading, close, ...content);
    panel.scrollTop = 0;
  }

  return { show, actorLink, commas, make };
})();
