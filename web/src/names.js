// What is known of IRIs: their names in the page's language, the pages that tell of them, prefixes.

export class Names {
  // known: path after the base → name, or [name, language, page, anchor]; pages end with ending.
  constructor(base, prefixes, ending, root) {
    Object.assign(this, { base, ending, root, known: {} });
    this.prefixes = Object.entries(prefixes).sort(([, a], [, b]) => b.length - a.length);
  }

  own(iri) {
    return iri.startsWith(this.base);
  }

  of(iri) {
    const path = this.own(iri) ? iri.slice(this.base.length) : "";
    const found = path && Object.hasOwn(this.known, path) ? [this.known[path]].flat() : null;
    if (!found) return { name: "", href: this.own(iri) || !/^https?:/.test(iri) ? "" : iri };
    const [name, spoken = "", page = path.replace(/^id\//, "doc/"), anchor = ""] = found;
    const href = this.root === null ? "" : `${this.root}${page}${this.ending}${anchor && `#${anchor}`}`;
    return { name, spoken, href };
  }

  // An IRI by its prefix, where the rest of it may stand after one; else whole.
  short(iri) {
    for (const [prefix, namespace] of this.prefixes) {
      const rest = iri.slice(namespace.length);
      if (iri.startsWith(namespace) && /^[A-Za-z0-9_][A-Za-z0-9_-]*$/.test(rest)) return `${prefix}:${rest}`;
    }
    return iri;
  }
}
