"use strict";
// What is visible under a set of choices, and how choices are written in the page's address.
// The data holds participations alone; every figure on the page is counted here from those shown.
const fardplan = (function () {
  const data = JSON.parse(document.getElementById("network-data").textContent);
  const LISTS = ["fardplan", "malomrade", "slag", "roll", "aktorsslag", "dolj"];
  const VIEWS = ["matris", "natverk", "tabeller"];
  const ONE_OF = { vy: VIEWS, grupper: ["dolda", "utfallda"], ensamma: ["dolda"], lage: ["aktorer"], djup: ["1", "2"] };
  const SELECTIONS = ["aktor", "par", "insats", "omrade"];
  const ORDER = ["vy", "lage", "sok", ...LISTS, "grupper", "min", "ensamma", "djup", ...SELECTIONS];
  const place = (list, name) => new Map(list.map((item, i) => [item[name], i]));
  const actorPlace = place(data.actors, "key");
  const actionPlace = place(data.actions, "key");
  const areaPlace = place(data.areas, "code");
  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

  function empty() {
    const state = { sok: "", min: 1 };
    LISTS.forEach((name) => { state[name] = []; });
    Object.keys(ONE_OF).concat(SELECTIONS).forEach((name) => { state[name] = ""; });
    state.vy = "matris";
    return state;
  }

  function decoded(text) {
    try { return decodeURIComponent(text.replace(/\+/g, " ")); } catch { return ""; }
  }

  // Unknown keys are passed over; unknown things are named, so that a stale link explains itself.
  function read(fragment) {
    const state = empty();
    const unknown = [];
    fragment.replace(/^#/, "").slice(0, 4000).split("&").forEach((part) => {
      const at = part.indexOf("=");
      if (at < 0) { bare(state, decoded(part)); return; }
      const name = part.slice(0, at);
      const value = decoded(part.slice(at + 1));
      if (!value) return;
      if (LISTS.includes(name)) state[name] = [...new Set(value.split(",").filter(Boolean))];
      else if (Object.hasOwn(ONE_OF, name)) state[name] = ONE_OF[name].includes(value) ? value : state[name];
      else if (name === "sok") state.sok = value.slice(0, 200);
      else if (name === "min") state.min = Math.min(99, Math.max(1, Number.parseInt(value, 10) || 1));
      else if (SELECTIONS.includes(name)) select(state, name, value);
    });
    state.dolj = known(state.dolj, (key) => actorPlace.has(key), unknown);
    state.malomrade = known(state.malomrade, (code) => areaPlace.has(code), unknown);
    ["fardplan", "slag", "roll", "aktorsslag"].forEach((name) => {
      const codes = [...document.querySelectorAll(`#choices [name=${name}]`)].map((e) => e.value);
      state[name] = known(state[name], (code) => codes.includes(code), unknown);
    });
    const chosen = SELECTIONS.find((name) => state[name]);
    if (chosen && !exists(chosen, state[chosen])) { unknown.push(state[chosen]); state[chosen] = ""; }
    if (!state.aktor) state.djup = "";
    return { state, unknown };
  }

  // "#insats-x" and "#matris" are what the links of the page without script lead to.
  function bare(state, name) {
    if (VIEWS.includes(name)) state.vy = name;
    SELECTIONS.forEach((kind) => {
      const value = name.startsWith(kind + "-") ? name.slice(kind.length + 1) : "";
      if (value && exists(kind, value)) select(state, kind, value);
    });
  }

  function known(values, test, unknown) {
    unknown.push(...values.filter((value) => !test(value)));
    return values.filter(test);
  }

  function exists(kind, value) {
    if (kind === "par") return value.split(",").length === 2 && value.split(",").every((key) => actorPlace.has(key));
    return { aktor: actorPlace, insats: actionPlace, omrade: areaPlace }[kind].has(value);
  }

  function select(state, kind, value) {
    SELECTIONS.forEach((name) => { state[name] = name === kind ? value : ""; });
    if (kind !== "aktor") state.djup = "";
  }

  function written(state) {
    const parts = ORDER.filter((name) => {
      if (name === "vy") return true;
      return name === "min" ? state.min > 1 : state[name].length;
    });
    const plain = (value) => encodeURIComponent(value).replace(/%2C/g, ",");
    return "#" + parts.map((name) => `${name}=${[state[name]].flat().map(plain).join(",")}`).join("&");
  }

  // Everyone named, with groups as they stand, left out, or as those we take them to mean.
  function participations(state) {
    if (state.grupper !== "utfallda") {
      return data.parts.map(([actor, action, roles]) => ({ actor, action, roles }))
        .filter((part) => state.grupper !== "dolda" || !data.actors[part.actor].group);
    }
    const own = new Set(data.parts.map(([actor, action]) => actor + "," + action));
    const found = new Map();
    data.parts.forEach(([actor, action, roles]) => {
      const members = data.actors[actor].members;
      if (!members.length) { found.set(actor + "," + action, { actor, action, roles }); return; }
      members.map((key) => actorPlace.get(key)).forEach((member) => {
        const name = member + "," + action;
        if (!own.has(name)) found.set(name, { actor: member, action, roles, via: actor });
      });
    });
    return [...found.values()];
  }

  function passes(state) {
    const any = (name, value) => !state[name].length || state[name].includes(value);
    const sought = state.sok.trim().toLocaleLowerCase(data.language);
    const says = (...texts) => !sought || texts.some((text) => text.toLocaleLowerCase(data.language).includes(sought));
    const actorOk = data.actors.map((a) => !state.dolj.includes(a.key) && any("aktorsslag", a.kind));
    const actorSaid = data.actors.map((a) => says(a.name));
    const actionOk = data.actions.map((a) => any("malomrade", data.areas[a.area].code) && any("slag", a.kind) && any("fardplan", a.plan));
    const actionSaid = data.actions.map((a) => says(a.short, a.title));
    const role = (part) => !state.roll.length || part.roles.some((r) => state.roll.includes(r))
      || (state.roll.includes("ingen") && data.actions[part.action].nobody);
    return (part) => actorOk[part.actor] && actionOk[part.action] && role(part)
      && (actorSaid[part.actor] || actionSaid[part.action]);
  }

  function visible(state) {
    let parts = participations(state).filter(passes(state));
    if (state.djup && state.aktor) parts = surroundings(parts, actorPlace.get(state.aktor), Number(state.djup));
    let pairs = together(parts, state.min);
    if (state.ensamma || state.min > 1) {
      const joined = new Set([...pairs.keys()].flatMap((name) => name.split(",").map(Number)));
      parts = parts.filter((part) => joined.has(part.actor));
      pairs = together(parts, state.min);
    }
    return described(parts, pairs);
  }

  // The ego network: depth 1 holds an actor's actions and all whom they name, depth 2 theirs too.
  function surroundings(parts, actor, depth) {
    const actors = new Set([actor]);
    const actions = new Set();
    for (let i = 0; i < depth; i += 1) {
      parts.filter((part) => actors.has(part.actor)).forEach((part) => actions.add(part.action));
      parts.filter((part) => actions.has(part.action)).forEach((part) => actors.add(part.actor));
    }
    return parts.filter((part) => actions.has(part.action));
  }

  // Pairs of actors, the lower place first, with the actions that name both.
  function together(parts, least) {
    const members = new Map();
    parts.forEach((part) => members.set(part.action, [...(members.get(part.action) || []), part.actor]));
    const pairs = new Map();
    [...members.keys()].sort((a, b) => a - b).forEach((action) => {
      const actors = members.get(action).sort((a, b) => a - b);
      actors.forEach((first, i) => actors.slice(i + 1).forEach((second) => {
        const name = first + "," + second;
        if (!pairs.has(name)) pairs.set(name, []);
        pairs.get(name).push(action);
      }));
    });
    pairs.forEach((actions, name) => { if (actions.length < least) pairs.delete(name); });
    return pairs;
  }

  function described(parts, pairs) {
    const found = { parts, pairs, of: new Map(), actionsOf: new Map(), actorsOf: new Map(), partners: new Map() };
    const add = (map, key, value) => map.set(key, (map.get(key) || new Set()).add(value));
    parts.forEach((part) => {
      found.of.set(part.actor + "," + part.action, part);
      add(found.actionsOf, part.actor, part.action);
      add(found.actorsOf, part.action, part.actor);
    });
    found.actionsOf.forEach((_, actor) => found.partners.set(actor, new Set()));
    [...pairs.keys()].forEach((name) => {
      const [first, second] = name.split(",").map(Number);
      add(found.partners, first, second);
      add(found.partners, second, first);
    });
    return found;
  }

  const areasOf = (shown, actor) => [...new Set([...shown.actionsOf.get(actor)].map((a) => data.actions[a].area))].sort((a, b) => a - b);

  // Betweenness of every actor: Brandes, "A faster algorithm for betweenness centrality" (2001).
  function betweenness(partners) {
    const actors = [...partners.keys()];
    const at = new Map(actors.map((actor, i) => [actor, i]));
    const joined = actors.map((actor) => Int32Array.from(partners.get(actor), (other) => at.get(other)));
    const score = new Float64Array(actors.length);
    const far = new Int32Array(actors.length), paths = new Float64Array(actors.length), rest = new Float64Array(actors.length);
    actors.forEach((_, source) => {
      far.fill(-1); paths.fill(0); rest.fill(0);
      far[source] = 0; paths[source] = 1;
      const queue = [source];
      for (let head = 0; head < queue.length; head += 1) {
        const v = queue[head];
        for (const w of joined[v]) {
          if (far[w] < 0) { far[w] = far[v] + 1; queue.push(w); }
          if (far[w] === far[v] + 1) paths[w] += paths[v];
        }
      }
      for (let i = queue.length - 1; i > 0; i -= 1) {
        const w = queue[i];
        for (const v of joined[w]) if (far[v] === far[w] - 1) rest[v] += (paths[v] / paths[w]) * (1 + rest[w]);
        score[w] += rest[w] / 2;
      }
    });
    return new Map(actors.map((actor, i) => [actor, score[i]]));
  }

  function leading(shown) {
    const actors = [...shown.actionsOf.keys()].sort((a, b) => a - b);
    const most = (figure, top = 3, least = 1) => actors.map((actor) => [actor, figure(actor)]).filter(([, n]) => n >= least)
      .sort((a, b) => b[1] - a[1]).slice(0, top);
    const between = betweenness(shown.partners);
    const round = (actor) => Math.round(between.get(actor) * 1e6);
    const byName = (a, b) => compare(data.actors[a].name, data.actors[b].name);
    return {
      actions: most((actor) => shown.actionsOf.get(actor).size),
      partners: most((actor) => shown.partners.get(actor).size),
      binders: most((actor) => areasOf(shown, actor).length, 5, 2),
      bridges: actors.filter((actor) => round(actor) > 0)
        .sort((a, b) => round(b) - round(a) || byName(a, b)).slice(0, 4),
      once: actors.filter((actor) => shown.actionsOf.get(actor).size === 1).sort(byName),
    };
  }

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const say = (name, values = {}) => fill(data.words[name], values);
  const count = (n, one, many) => say(n === 1 ? one : many, { n });
  const actions = (n) => count(n, "action", "actions");
  const actors = (n) => count(n, "actor", "actors");

  return {
    data, actorPlace, actionPlace, areaPlace, empty, read, written, select, visible, together, areasOf, leading,
    say, actions, actors,
    all: described(data.parts.map(([actor, action, roles]) => ({ actor, action, roles })), together(data.parts.map(([actor, action]) => ({ actor, action })), 1)),
    linked: (link) => /^#(aktor|insats|omrade|par)-(.+)$/.exec(link.getAttribute("href") || "")?.slice(1).map(decoded),
    byId: (id) => document.getElementById(id),
  };
})();
