// Bundles the query page's script, style and engine into the package, or into the folder given: the
// same bytes each time.
import { build } from "esbuild";
import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(process.argv[2] ?? join(here, "..", "src", "fardplan_kg", "static", "built"));
const packages = join(here, "node_modules");

const common = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  charset: "ascii",
  format: "iife",
  legalComments: "none", // licences.txt holds them all
  logLevel: "warning",
  target: ["chrome109", "edge109", "firefox115", "safari16.4"],
};

// What stands in the bundles: the packages that the page needs, and those that they need.
async function bundled(names, found = new Map()) {
  for (const name of names) {
    if (found.has(name)) continue;
    const own = JSON.parse(await readFile(join(packages, name, "package.json"), "utf8"));
    found.set(name, own);
    await bundled(Object.keys(own.dependencies ?? {}), found);
  }
  return found;
}

async function licences(names) {
  const found = await bundled(names);
  const parts = [];
  for (const [name, own] of [...found].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const folder = join(packages, name);
    const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice)/i.test(file)).sort();
    const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
    const from = typeof own.repository === "string" ? own.repository : (own.repository?.url ?? own.homepage ?? "");
    const author = typeof own.author === "string" ? own.author : own.author?.name;
    const head = [`${name} ${own.version}`, `Licence: ${own.license}`, author && `Author: ${author}`, from && `Source: ${from}`];
    parts.push([head.filter(Boolean).join("\n"), ...texts.map((text) => text.replaceAll("\r\n", "\n").trim())].join("\n\n"));
  }
  return `${INTRODUCTION}\n\n${parts.join(`\n\n${"-".repeat(78)}\n\n`)}\n`;
}

const INTRODUCTION = `The query page's script holds the packages listed here, unchanged but for being
minified; web_bg.wasm is oxigraph's own file. Where a package carries the text
of its licence, that follows.`;

await mkdir(target, { recursive: true });
await build({ ...common, entryPoints: ["src/query.js"], outfile: join(target, "query.js") });
await build({ ...common, entryPoints: ["src/query.css"], outfile: join(target, "query.css") });
await build({
  ...common,
  entryPoints: ["src/engine-worker.js"],
  outfile: join(target, "engine-worker.js"),
  define: { "import.meta.url": '""' }, // the engine's code is handed in, compiled
});
await copyFile(join(packages, "oxigraph", "web_bg.wasm"), join(target, "web_bg.wasm"));
await writeFile(join(target, "query-licences.txt"), await licences(["@zazuko/yasqe", "oxigraph"]));
