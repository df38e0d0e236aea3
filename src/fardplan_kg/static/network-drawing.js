"use strict";
// The drawing: vis-network paints what is visible at the given places; nothing moves by itself.
// The same places as SVG serve print and download. A list of buttons says all of it again.
fardplan.drawing = (function () {
  const { data, byId, actorPlace, actionPlace, actions, actors, say } = fardplan;
  const FADED = 0.12;
  const INK = "#16202b", LINE = "#5b6b7b", PAPER = "#ffffff", SLATE = "#33475b";
  const spaceOf = (mode) => data.drawings[mode];
  const modeOf = (state) => (state.lage === "aktorer" ? "actors" : "two-mode");
  const colour = (area) => spaceOf("two-mode").sectors[area]?.colour || LINE;
  let network, edges, current = {}, trail = [];

  const placeOf = (node) => (node.mode === "action" ? actionPlace : actorPlace).get(node.id);
  const isShown = (node, shown) => (node.mode === "action" ? shown.actorsOf : shown.actionsOf).has(placeOf(node));

  function lines(mode, shown) {
    if (mode === "actors") {
      return [...shown.pairs].map(([name, own]) => {
        const [first, second] = name.split(",").map((place) => data.actors[place].key);
        return { from: first, to: second, width: 1 + Math.min(own.length, 12) * 0.7, color: LINE, dashes: false, spoken: actions(own.length) };
      });
    }
    const drawn = new Map(spaceOf(mode).edges.map((edge) => [edge.from + " " + edge.to, edge]));
    return shown.parts.map((part) => {
      const from = data.actors[part.actor].key, to = data.actions[part.action].key;
      const added = { width: 1.3, color: colour(data.actions[part.action].area), dashes: true };
      return { ...(drawn.get(from + " " + to) || added), from, to, spoken: part.roles.map((role) => data.roles[role][1]).join(", ") };
    });
  }

  function near(state, drawn) {
    const chosen = new Set([state.aktor, state.insats, ...state.par.split(",")].filter(Boolean));
    if (!chosen.size || state.djup) return null;
    const found = new Set(chosen);
    drawn.forEach((line) => {
      if (chosen.has(line.from)) found.add(line.to);
      if (chosen.has(line.to)) found.add(line.from);
    });
    return { has: (id) => found.has(id), line: (line) => chosen.has(line.from) || chosen.has(line.to) };
  }

  function visNode(node, faded) {
    const ink = faded ? "rgba(22,32,43,0.25)" : INK;
    const font = { face: "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif", size: 15 };
    const common = { id: node.id, label: node.label, shape: node.shape, x: node.x, y: node.y, physics: false, opacity: faded ? FADED : 1 };
    if (node.mode === "action") {
      return { ...common, color: { background: node.color, border: PAPER }, margin: 7, font: { ...font, color: PAPER }, shapeProperties: { borderRadius: node.corner } };
    }
    return { ...common, size: node.size, borderWidth: 2, color: { background: node.color, border: SLATE }, font: { ...font, color: ink, strokeWidth: 4, strokeColor: PAPER }, shapeProperties: { borderDashes: node.dashed ? [4, 3] : false } };
  }

  function draw(state, shown) {
    const mode = modeOf(state);
    const sheet = spaceOf(mode);
    const drawn = lines(mode, shown);
    const around = near(state, drawn);
    const seen = sheet.nodes.filter((node) => isShown(node, shown));
    const there = new Set(seen.map((node) => node.id));
    const kept = drawn.filter((line) => there.has(line.from) && there.has(line.to));
    const visNodes = seen.map((node) => visNode(node, around && !around.has(node.id)));
    const visEdges = kept.map((line) => ({
      from: line.from, to: line.to, width: line.width, dashes: line.dashes ? [2, 5] : false,
      color: { color: line.color, opacity: around && !around.line(line) ? FADED : 1 },
    }));
    current = { state, shown, mode, sheet, seen, kept };
    paint(visNodes, visEdges);
    words(shown, mode);
    list();
    byId("printed").innerHTML = svg();
  }

  function paint(visNodes, visEdges) {
    const nodes = new vis.DataSet(visNodes);
    edges = new vis.DataSet(visEdges);
    if (network) { network.setData({ nodes, edges }); fit(); return; }
    network = new vis.Network(byId("canvas"), { nodes, edges }, {
      physics: false,
      layout: { improvedLayout: false },
      nodes: { chosen: false },
      edges: { smooth: false, chosen: false, selectionWidth: 0 },
      interaction: { dragNodes: false, dragView: false, zoomView: false, selectConnectedEdges: false },
    });
    network.on("beforeDrawing", (context) => current.sheet.sectors.forEach((found) => sector(context, found)));
    network.on("resize", fit);
    network.on("click", (event) => click(event));
    // The canvas takes no keys itself; the list of buttons does.
    byId("canvas").querySelectorAll("[tabindex]").forEach((e) => e.removeAttribute("tabindex"));
    fit();
  }

  function click(event) {
    if (event.nodes.length) open(event.nodes[0]);
    else if (event.edges.length) {
      const { from, to } = edges.get(event.edges[0]);
      if (current.mode === "actors") fardplan.choose("par", [from, to].join(","));
      else fardplan.choose("insats", to);
    }
  }

  function open(id) {
    fardplan.choose(actorPlace.has(id) ? "aktor" : "insats", id);
  }

  function sector(context, found) {
    context.beginPath();
    found.outline.forEach(([x, y]) => context.lineTo(x, y));
    context.fillStyle = found.tint;
    context.strokeStyle = PAPER;
    context.lineWidth = 4;
    context.fill();
    context.stroke();
    context.fillStyle = found.colour;
    context.font = "600 17px " + found.font;
    context.textAlign = found.align === "end" ? "right" : "left";
    found.lines.forEach(([text, x, y]) => context.fillText(text, x, y));
  }

  function fit() {
    const { sheet } = current;
    byId("canvas").style.aspectRatio = `${sheet.width} / ${sheet.height}`;
    const scale = byId("canvas").clientWidth / sheet.width;
    if (scale) network.moveTo({ position: { x: sheet.width / 2, y: sheet.height / 2 }, scale });
  }

  // The drawing grows within a field that scrolls: arrow keys and fingers move it, no dragging.
  let zoomed = 1;
  function zoom(factor) {
    zoomed = factor ? Math.min(6, Math.max(1, zoomed * factor)) : 1;
    byId("canvas").style.width = zoomed * 100 + "%";
    network.setSize("100%", "100%");
    fit();
    network.redraw();
  }

  function words(shown, mode) {
    const { title } = spaceOf(mode);
    byId("canvas").setAttribute("aria-label", title);
    const pairs = say("pairs", { pairs: shown.pairs.size, allPairs: fardplan.all.pairs.size });
    byId("canvas-words").textContent = `${actors(shown.actionsOf.size)}, ${actions(shown.actorsOf.size)}. ${pairs}`;
  }

  function spoken(node) {
    const { shown } = current;
    const place = placeOf(node);
    if (node.mode === "action") {
      const own = data.actions[place];
      return say("spokenAction", { short: own.short, title: own.title, actors: actors(shown.actorsOf.get(place).size) });
    }
    const own = data.actors[place];
    return say("spoken", { name: own.name, kind: own.kindName, actions: actions(shown.actionsOf.get(place).size), actors: actors(shown.partners.get(place).size) });
  }

  function list() {
    trail = [];
    const order = [...current.seen].sort((a, b) => (a.mode === b.mode ? placeOf(a) - placeOf(b) : a.mode === "actor" ? -1 : 1));
    byId("nodes").replaceChildren(...order.map((node, i) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.node = node.id;
      button.tabIndex = i ? -1 : 0;
      button.textContent = spoken(node);
      item.append(button);
      return item;
    }));
  }

  function neighbours(id) {
    return current.kept.flatMap((line) => (line.from === id ? [line.to] : line.to === id ? [line.from] : []));
  }

  function move(event) {
    const button = event.target.closest("button[data-node]");
    if (!button) return;
    const buttons = [...byId("nodes").querySelectorAll("button")];
    const at = buttons.indexOf(button);
    const id = button.dataset.node;
    const named = (wished) => buttons.find((b) => b.dataset.node === wished);
    let next;
    if (event.key === "ArrowDown") { next = buttons[at + 1]; trail = []; }
    else if (event.key === "ArrowUp") { next = buttons[at - 1]; trail = []; }
    else if (event.key === "Home") { next = buttons[0]; trail = []; }
    else if (event.key === "End") { next = buttons[buttons.length - 1]; trail = []; }
    else if (event.key === "ArrowRight") {
      next = named(neighbours(id).find((other) => !trail.includes(other) && other !== id));
      if (next) trail.push(id);
    } else if (event.key === "ArrowLeft") next = named(trail.pop());
    else return;
    event.preventDefault();
    if (!next) return;
    buttons.forEach((b) => { b.tabIndex = b === next ? 0 : -1; });
    next.focus();
  }

  const safe = (text) => String(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "");
  const CORNERS = { square: [4, 45], diamond: [4, 0], triangle: [3, -90], triangleDown: [3, 90], hexagon: [6, 0] };

  function symbol(node) {
    if (node.mode === "action") {
      const corner = Math.min(node.corner, node.height / 2);
      return `<rect x="${node.x - node.width / 2}" y="${node.y - node.height / 2}" width="${node.width}" height="${node.height}" rx="${corner}" fill="${node.color}" stroke="${PAPER}" stroke-width="2"/>`;
    }
    const look = `fill="${node.color}" stroke="${node.dashed ? SLATE : PAPER}" stroke-width="2"${node.dashed ? ' stroke-dasharray="4 3"' : ""}`;
    if (node.shape !== "star" && !CORNERS[node.shape]) return `<circle cx="${node.x}" cy="${node.y}" r="${node.size}" ${look}/>`;
    const [count, turn] = CORNERS[node.shape] || [10, -90];
    const points = Array.from({ length: count }, (_, i) => {
      const reach = node.shape === "star" ? (i % 2 ? 0.55 : 1.3) : 1.15;
      const angle = ((turn + (i * 360) / count) * Math.PI) / 180;
      return [node.x + node.size * reach * Math.cos(angle), node.y + node.size * reach * Math.sin(angle)].map((v) => v.toFixed(1)).join(",");
    });
    return `<polygon points="${points.join(" ")}" ${look}/>`;
  }

  function label(node) {
    const own = node.label.split("\n");
    const action = node.mode === "action";
    const top = action ? node.y + 5 - 9 * (own.length - 1) : node.y + node.size + 17;
    const look = action ? `fill="${PAPER}" font-weight="600"` : `fill="${INK}" stroke="${PAPER}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"`;
    const spans = own.map((line, i) => `<tspan x="${node.x}" y="${(top + 18 * i).toFixed(1)}">${safe(line)}</tspan>`);
    return `<text text-anchor="middle" font-size="15" ${look}>${spans.join("")}</text>`;
  }

  function background(found) {
    const points = found.outline.map((point) => point.join(",")).join(" ");
    const texts = found.lines.map(([text, x, y]) => `<text x="${x}" y="${y}" text-anchor="${found.align}" font-size="17" font-weight="600" fill="${found.colour}">${safe(text)}</text>`);
    return `<polygon points="${points}" fill="${found.tint}" stroke="${PAPER}" stroke-width="4"/>${texts.join("")}`;
  }

  // What is visible, as a drawing of its own; `notes` are lines of text under it.
  function svg(notes = []) {
    const { sheet, seen, kept } = current;
    if (!sheet) return "";
    const at = new Map(seen.map((node) => [node.id, node]));
    const title = safe(sheet.title), described = safe(byId("canvas-words").textContent);
    const height = sheet.height + notes.length * 20 + (notes.length ? 14 : 0);
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${sheet.width} ${height}" role="img" lang="${data.language}" aria-label="${title}" font-family="system-ui, 'Segoe UI', Roboto, Arial, sans-serif">`
      + `<title>${title}</title><desc>${described}</desc><rect width="${sheet.width}" height="${height}" fill="${PAPER}"/>`
      + sheet.sectors.map(background).join("")
      + kept.map((line) => {
        const a = at.get(line.from), b = at.get(line.to);
        const dashes = line.dashes ? ' stroke-dasharray="2 5" stroke-linecap="round"' : "";
        return `<line x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}" stroke="${line.color}" stroke-width="${line.width.toFixed(1)}"${dashes}/>`;
      }).join("")
      + seen.map((node) => symbol(node) + (node.mode === "action" ? label(node) : "")).join("")
      + seen.filter((node) => node.mode !== "action").map(label).join("")
      + notes.map((text, i) => `<text x="18" y="${sheet.height + 20 * (i + 1)}" font-size="14" fill="${INK}">${safe(text)}</text>`).join("")
      + "</svg>";
  }

  byId("nodes").addEventListener("keydown", move);
  byId("nodes").addEventListener("click", (event) => {
    const button = event.target.closest("button[data-node]");
    if (button) open(button.dataset.node);
  });
  byId("closer").addEventListener("click", () => zoom(1.3));
  byId("farther").addEventListener("click", () => zoom(1 / 1.3));
  byId("whole").addEventListener("click", () => zoom(0));
  return { draw, svg };
})();
