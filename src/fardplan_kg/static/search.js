"use strict";
// Searching the site's index in the browser. Step by step what Python does where the site is served
// by `fardplan serve`; the rules stand in fardplan_kg/publication/search/__init__.py.
const fardplanSearch = (function () {
  const LONGEST = 200, MOST_WORDS = 12, INSIDE_FROM = 3, SHOWN_TEXTS = 2, PAGE = 50;
  const LEAST = 450, SHORTEST = 3, NEAREST = 3, CUT = 180, BEFORE = 60;
  const WEIGHTS = [40, 40, 30, 20, 10, 5], NAME = 0, OTHER_NAME = 2, QUOTE = 5;
  const SPACE = /[\u0000-\u0020\u007f-\u00a0\u2000-\u200b\u2028\u2029\u3000\ufeff]+/gu;
  const WORD = /[0-9]+(?:\.[0-9]+)+|[\p{L}\p{N}]+/gu;
  const signs = (text) => Array.from(text);
  const once = (list) => [...new Set(list)];

  const known = new Map();
  const plain = (text) => text.normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "");
  function fold(sign) {
    if (!known.has(sign)) known.set(sign, plain(plain(sign).toUpperCase().toLowerCase().replaceAll("ς", "σ")));
    return known.get(sign);
  }
  const folded = (text) => signs(text).map(fold).join("");
  const words = (text) => folded(text).match(WORD) ?? [];
  function places(text) {
    const kept = signs(text).map(fold);
    const whence = kept.flatMap((own, at) => Array.from(own, () => at));
    let counted = 0, last = 0;
    const all = kept.join("");
    return [...all.matchAll(WORD)].map((found) => {
      counted += signs(all.slice(last, found.index)).length;
      last = found.index;
      const length = signs(found[0]).length;
      return [found[0], whence.slice(counted, counted + length)];
    });
  }
  function query(text) {
    const tidy = signs(text.replace(SPACE, " ").replace(/^ | $/g, ""));
    return [tidy.slice(0, LONGEST).join("").replace(/ $/, ""), tidy.length > LONGEST];
  }
  const queryWords = (text) => once(words(text)).slice(0, MOST_WORDS);

  function quality(word, other) {
    if (other.startsWith(word)) return word === other ? 3 : 2;
    return signs(word).length >= INSIDE_FROM && other.includes(word) ? 1 : 0;
  }
  const holds = (text, word) => words(text).some((other) => quality(word, other));

  function pieces(text, marks) {
    const found = [""];
    text.forEach((sign, at) => {
      if (marks[at] !== (found.length % 2 === 0)) found.push("");
      found[found.length - 1] += sign;
    });
    return found;
  }
  function within(text, first) {
    let start = Math.max(0, Math.min(first - BEFORE, text.length - CUT));
    if (start) {
      const space = text.slice(0, first).indexOf(" ", start);
      if (space >= 0) start = space + 1;
    }
    let end = Math.min(text.length, start + CUT);
    if (end < text.length) {
      const space = text.slice(0, end).lastIndexOf(" ");
      if (space > first) end = space;
    }
    return [start, end];
  }
  function marked(given, asked, cut = false) {
    const text = signs(given), marks = text.map(() => false);
    for (const [word, whence] of places(given)) {
      for (const own of asked) {
        if (!quality(own, word)) continue;
        const start = signs(word.slice(0, word.indexOf(own))).length;
        marks.fill(true, whence[start], whence[start + signs(own).length - 1] + 1);
      }
    }
    if (!cut || text.length <= CUT) return pieces(text, marks);
    const [start, end] = within(text, Math.max(0, marks.indexOf(true)));
    const found = pieces(text.slice(start, end), marks.slice(start, end));
    if (start) found[0] = "… " + found[0];
    if (end < text.length) {
      if (found.length % 2 === 0) found.push("");
      found[found.length - 1] += " …";
    }
    return found;
  }
  function spelling(text, word) {
    const found = places(text).find(([other]) => other === word);
    return found ? signs(text).slice(found[1][0], found[1].at(-1) + 1).join("") : word;
  }

  function pairs(word) {
    const padded = signs(" " + word + " ");
    return new Set(padded.slice(1).map((sign, at) => padded[at] + sign));
  }
  function nearest(word, vocabulary) {
    const own = pairs(word);
    return [...vocabulary].map((other) => {
      if (signs(other).length < SHORTEST) return [0, other];
      const found = pairs(other);
      const shared = [...found].filter((pair) => own.has(pair)).length;
      return [Math.floor((2000 * shared) / (own.size + found.size)), other];
    }).filter(([nearness]) => nearness >= LEAST).sort((a, b) => b[0] - a[0]).slice(0, NEAREST).map(([, other]) => other);
  }

  function search(index) {
    const carried = index.quotes.map(() => []), texts = [], named = new Map(), vocabulary = new Map();
    index.entries.forEach((entry, at) => {
      for (const [field, language, text] of entry[4]) texts.push({ field, language, text, owners: [at], place: -1 });
      for (const quote of entry[5]) carried[quote].push(at);
    });
    const away = index.language === "sv" ? "" : "sv";
    index.quotes.forEach(([text, place], at) => texts.push({ field: QUOTE, language: away, text, owners: carried[at], place }));
    texts.forEach((own, at) => {
      const found = words(own.text);
      for (const word of once(found)) (vocabulary.get(word) ?? vocabulary.set(word, []).get(word)).push(at);
      if (own.field > OTHER_NAME) return;
      const name = found.join(" ");
      (named.get(name) ?? named.set(name, new Set()).get(name)).add(own.owners[0]);
    });

    function matches(word) {
      const best = new Map(), found = new Map();
      for (const [other, having] of vocabulary) {
        const own = quality(word, other);
        if (own) for (const at of having) best.set(at, Math.max(own, best.get(at) ?? 0));
      }
      for (const at of [...best.keys()].sort((a, b) => a - b)) {
        const own = texts[at];
        const score = best.get(at) * WEIGHTS[own.field] - (own.language !== "" && own.field !== NAME ? 1 : 0);
        for (const owner of own.owners) {
          if (!found.has(owner) || score > found.get(owner).score) found.set(owner, { score, text: at });
        }
      }
      return found;
    }
    function ranked(asked, found) {
      const scores = new Map();
      for (const at of found.length ? found[0].keys() : []) {
        if (!found.every((own) => own.has(at))) continue;
        const whole = named.get(asked.join(" "))?.has(at) ? WEIGHTS[NAME] * asked.length : 0;
        scores.set(at, found.reduce((sum, own) => sum + own.get(at).score, whole));
      }
      return [...scores.keys()].sort((a, b) => scores.get(b) - scores.get(a) || a - b);
    }
    function told(text, asked) {
      const place = text.place >= 0 ? index.places[text.place] : [];
      return { field: text.field, language: text.language, text: marked(text.text, asked, true), place };
    }
    function hit(at, asked, found) {
      const [path, kind, plan, number, [[, language, name]]] = index.entries[at];
      const shown = number + " " + name;
      const by = once(asked.flatMap((word, own) => (holds(shown, word) ? [] : [found[own].get(at).text])));
      return {
        path, language, name: marked(name, asked), number: marked(number, asked),
        kind: index.kinds[kind], plan: index.plans[plan],
        found: by.slice(0, SHOWN_TEXTS).map((text) => told(texts[text], asked)),
      };
    }
    const finds = (asked) => ranked(asked, asked.map(matches)).length > 0;
    const spelt = (word) => (vocabulary.has(word) ? spelling(texts[vocabulary.get(word)[0]].text, word) : word);
    function suggestions(asked) {
      const there = new Set(asked.filter((word) => [...vocabulary.keys()].some((other) => quality(word, other))));
      const near = new Map(asked.filter((word) => !there.has(word)).map((word) => [word, nearest(word, vocabulary.keys())]));
      const tried = [];
      for (let turn = 0; turn < NEAREST; turn += 1) {
        if (![...near.values()].some((own) => own.length > turn)) continue;
        tried.push(asked.flatMap((word) => {
          if (!near.has(word)) return [word];
          const own = near.get(word);
          return own.length ? [own[turn] ?? own[0]] : [];
        }));
      }
      let found = tried.filter((own) => own.length && finds(own));
      if (!found.length && asked.length > 1) found = asked.filter((word) => there.has(word)).map((word) => [word]);
      return once(found.map((own) => own.map(spelt).join(" ")));
    }
    return function (given, shown = PAGE) {
      const [asked, cut] = query(given), parts = queryWords(asked);
      const found = parts.map(matches), order = ranked(parts, found);
      return {
        query: asked, cut, total: order.length,
        hits: order.slice(0, Math.max(shown, 0)).map((at) => hit(at, parts, found)),
        suggestions: order.length ? [] : suggestions(parts),
      };
    };
  }
  return { search, folded, PAGE };
})();
