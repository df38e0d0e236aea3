"use strict";
// The search page of a static site: the answer to the query in its address, as the server makes it.
(async function () {
  const words = JSON.parse(document.getElementById("search-words").textContent);
  const results = document.getElementById("results"), language = document.documentElement.lang;
  const asked = new URLSearchParams(location.search);
  const say = (text, num) => text.replace("%(num)s", num);
  const page = (path) => path + "." + language + ".html";

  function made(name, values, ...content) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(values)) if (value) element.setAttribute(key, value);
    element.append(...content);
    return element;
  }
  const pieces = (parts) => parts.map((part, at) => (at % 2 ? made("mark", {}, part) : part));
  const spoken = (lang, parts) => (lang ? [made("span", { lang }, ...pieces(parts))] : pieces(parts));

  function told(own) {
    const [section, lang, pages, path] = own.place;
    if (path) {
      const quote = made("q", { lang: own.language }, ...pieces(own.text));
      const link = made("a", { href: page(path), lang }, section);
      const place = made("span", { class: "place" }, words.section + " ", link, pages ? ", " + pages : "");
      return made("p", { class: "quote" }, quote, " ", place);
    }
    const label = ["", words.other, words.also, words.number][own.field];
    return made("p", { class: "found" }, label ? label + ": " : "", ...spoken(own.language, own.text));
  }
  function hit(own, at) {
    const number = own.number.join("") ? [...pieces(own.number), " "] : [];
    const link = made("a", { href: page(own.path) }, ...number, ...spoken(own.language, own.name));
    const plan = own.plan ? [" ", made("span", { class: "muted" }, own.plan)] : [];
    const name = made("p", { class: "hit" }, link, " ", made("span", { class: "tag" }, own.kind), ...plan);
    return made("li", { id: "hit-" + (at + 1) }, name, ...own.found.map(told));
  }
  function address(query, shown) {
    const values = new URLSearchParams({ q: query });
    if (shown) values.set("visa", shown);
    return page("sok") + "?" + values;
  }
  function found(result, shown) {
    const left = Math.min(fardplanSearch.PAGE, result.total - shown);
    const list = [made("h2", {}, say(result.total === 1 ? words.one : words.many, result.total))];
    if (left > 0) list.push(made("p", { class: "muted" }, say(words.shown, result.hits.length)));
    list.push(made("ol", { class: "hits" }, ...result.hits.map(hit)));
    if (left > 0) {
      const href = address(result.query, shown + fardplanSearch.PAGE) + "#hit-" + (shown + 1);
      list.push(made("p", {}, made("a", { class: "more-hits", href }, say(words.more, left))));
    }
    return list;
  }
  function nothing(result) {
    const links = result.suggestions.flatMap((own) => [", ", made("a", { href: address(own) }, own)]).slice(1);
    const instead = links.length ? [made("p", {}, words.instead + " ", ...links, "?")] : [];
    return [made("h2", {}, words.none), ...instead, made("p", {}, words.hint)];
  }
  function shownOf(text) {
    return /^[0-9]{1,6}$/.test(text) ? Math.max(fardplanSearch.PAGE, Number(text)) : fardplanSearch.PAGE;
  }
  function show(result, shown) {
    const cut = result.cut ? [made("p", { class: "note" }, words.cut)] : [];
    results.replaceChildren(...cut, ...(result.total ? found(result, shown) : nothing(result)));
    document.title = result.query + " – " + document.title;
    for (const other of document.querySelectorAll("a[hreflang]")) {
      other.search = "?" + new URLSearchParams({ q: result.query });
    }
    document.getElementById("q").value = result.query;
    document.getElementById("said").textContent = results.querySelector("h2").textContent;
    const target = /^#hit-[0-9]+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
    if (target) target.scrollIntoView();
  }

  if (!(asked.get("q") ?? "").trim()) return;
  document.getElementById("q").value = asked.get("q");
  document.getElementById("q-hint").hidden = true;
  results.replaceChildren(made("p", { class: "muted" }, words.busy));
  try {
    const answer = await fetch("sok/index." + language + ".json");
    if (!answer.ok) throw new Error(answer.status);
    const shown = shownOf(asked.get("visa") ?? "");
    show(fardplanSearch.search(await answer.json())(asked.get("q"), shown), shown);
  } catch {
    results.replaceChildren(made("p", { class: "note unclear" }, words.failed));
  }
})();
