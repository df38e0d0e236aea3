// run(query) → {media, text, seconds}: by the engine in the browser, or by the server's endpoint.

export class Stopped extends Error {}

// What was refused: text is what the engine or the server said of it.
export class Refused extends Error {
  constructor(text, kind = "") {
    super(text);
    this.kind = kind;
  }
}

const ACCEPT = "application/sparql-results+json, text/turtle;q=0.9, text/plain;q=0.1";

export class Endpoint {
  constructor(address, language) {
    this.address = address;
    this.language = language;
  }

  prepare() {
    return Promise.resolve();
  }

  async run(query) {
    this.controller = new AbortController();
    const begun = performance.now();
    try {
      const answer = await fetch(this.address, {
        method: "POST",
        headers: { "Content-Type": "application/sparql-query", Accept: ACCEPT, "Accept-Language": this.language },
        body: query,
        signal: this.controller.signal,
      });
      const text = await answer.text();
      if (!answer.ok) throw new Refused(text.trim() || `${answer.status} ${answer.statusText}`, "server");
      const media = (answer.headers.get("Content-Type") ?? "").split(";")[0].trim();
      return { media, text, seconds: (performance.now() - begun) / 1000 };
    } catch (error) {
      if (error.name === "AbortError") throw new Stopped();
      throw error instanceof Refused ? error : new Refused("", "unreachable");
    }
  }

  stop() {
    this.controller?.abort();
  }
}

// source: gives the compiled engine, the data and what starts a worker; tell: hears how far it is.
export class InBrowser {
  constructor(source, tell) {
    this.source = source;
    this.tell = tell;
  }

  // What is fetched and compiled stays: after a stop only the data are read in anew.
  prepare() {
    this.ready ??= this.start().catch((error) => {
      this.end();
      throw error;
    });
    return this.ready;
  }

  async start() {
    this.loaded ??= this.source().catch((error) => {
      this.loaded = undefined;
      throw new Refused(error.message, "unloaded");
    });
    const { module, files, begin } = await this.loaded;
    this.tell({ step: "reading" });
    this.worker = begin();
    return this.ask({ module, files });
  }

  async run(query) {
    await this.prepare();
    this.tell({ step: "asking" });
    const begun = performance.now();
    const answer = await this.ask({ query });
    return { ...answer, seconds: (performance.now() - begun) / 1000 };
  }

  ask(message) {
    return new Promise((resolve, reject) => {
      this.stopped = () => reject(new Stopped());
      this.worker.onmessage = ({ data }) => {
        this.stopped = undefined;
        if (data.broken) this.end();
        if (data.error === undefined) resolve(data);
        else reject(new Refused(data.error, data.broken ? "broken" : ""));
      };
      this.worker.onerror = (event) => {
        event.preventDefault();
        this.end();
        reject(new Refused(event.message ?? "", "broken"));
      };
      this.worker.postMessage(message);
    });
  }

  end() {
    this.worker?.terminate();
    this.worker = this.ready = undefined;
  }

  stop() {
    const stopped = this.stopped;
    this.stopped = undefined;
    this.end();
    stopped?.();
  }
}

// The engine and the data from the site's own files; sizes in bytes, as they are unpacked.
export function fetched({ wasm, files, worker }, tell) {
  const total = [wasm, ...files].reduce((sum, file) => sum + file.size, 0);
  let received = 0;
  const one = async ({ url }) => {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    const parts = [];
    const reader = answer.body.getReader();
    for (let part; !(part = await reader.read()).done; ) {
      parts.push(part.value);
      received += part.value.length;
      tell({ step: "loading", received, total });
    }
    return new Blob(parts).arrayBuffer();
  };
  return () => {
    received = 0;
    return opened(wasm, files, one, () => () => new Worker(worker));
  };
}

// The same from the page itself: each packed with gzip and written in base64 (RFC 4648).
export function embedded({ wasm, files, worker }) {
  const one = async ({ element }) => {
    const packed = Uint8Array.from(atob(document.getElementById(element).textContent), (c) => c.charCodeAt(0));
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(unpacked).arrayBuffer();
  };
  return () =>
    opened(wasm, files, one, async () => {
      const code = URL.createObjectURL(new Blob([await one(worker)], { type: "text/javascript" }));
      return () => new Worker(code);
    });
}

async function opened(wasm, files, one, beginning) {
  const [module, begin, ...contents] = await Promise.all([
    one(wasm).then((code) => WebAssembly.compile(code)),
    beginning(),
    ...files.map(one),
  ]);
  return { module, begin, files: files.map(({ format, graph }, n) => ({ format, graph, bytes: contents[n] })) };
}
