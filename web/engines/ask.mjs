// Asks a SPARQL endpoint through Comunica: queries in (a JSON object by name, on stdin), answers out.
// A table is SPARQL JSON; a graph is N-Triples; what goes wrong is {"fault": "…"}.
import { QueryEngine } from "@comunica/query-sparql";
import { text } from "node:stream/consumers";

const [endpoint] = process.argv.slice(2);
const queries = JSON.parse(await text(process.stdin));
const engine = new QueryEngine();
const sources = [{ type: "sparql", value: endpoint }];
const media = { bindings: "application/sparql-results+json", boolean: "application/sparql-results+json", quads: "application/n-triples" };
const answers = {};
for (const [name, query] of Object.entries(queries)) {
  try {
    const result = await engine.query(query, { sources });
    const { data } = await engine.resultToString(result, media[result.resultType]);
    answers[name] = { answer: await text(data) };
  } catch (error) {
    answers[name] = { fault: String(error) };
  }
}
process.stdout.write(JSON.stringify(answers));
