// Oxigraph in a thread of its own: the page stays quick, and stopping a query is ending the thread.
import { Store, defaultGraph, initSync, namedNode } from "oxigraph/web.js";
import { givesTriples } from "./query-text.js";

let store;

function opened({ module, files }) {
  initSync({ module });
  store = new Store();
  for (const { bytes, format, graph } of files) {
    const place = format === "application/n-quads" ? {} : { to_graph_name: graph ? namedNode(graph) : defaultGraph() };
    store.load(new Uint8Array(bytes), { format, no_transaction: true, ...place });
  }
  return { statements: store.size };
}

function answered({ query }) {
  const media = givesTriples(query) ? "text/turtle" : "application/sparql-results+json";
  const options = { results_format: media, use_default_graph_as_union: false };
  return { media, text: store.query(query, options) };
}

self.onmessage = ({ data }) => {
  try {
    self.postMessage(data.query === undefined ? opened(data) : answered(data));
  } catch (error) {
    // after a fault of the engine itself (WebAssembly ends with a RuntimeError) nothing it holds counts
    self.postMessage({ error: String(error?.message ?? error), broken: error instanceof WebAssembly.RuntimeError });
  }
};
