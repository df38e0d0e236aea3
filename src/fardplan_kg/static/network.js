"use strict";
// Adds to a page that is complete without it: an interactive drawing with a few choices.
// The tables are the source of every word shown here; only positions and colours come as data.
(function () {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("network-data").textContent);
  const state = { mode: "two-mode", actor: "", without: "", zoom: 1 };
  const FADED = 0.12;
  let network, nodes, edges;

  function draw() {
    const shown = data.drawings[state.mode];
    nodes = new vis.DataSet(shown.nodes);
    edges = new vis.DataSet(shown.edges.map((edge, i) => ({ ...edge, id: i })));
    if (network) network.destroy();
    network = new vis.Network(byId("canvas"), { nodes, edges }, {
      physics: false,
      layout: { improvedLayout: false },
      nodes: { chosen: false },
      edges: { smooth: false, chosen: false, selectionWidth: 0 },
      interaction: { dragNodes: false, dragView: false, zoomView: false, selectConnectedEdges: false },
    });
    network.on("beforeDrawing", (context) => shown.sectors.forEach((found) => sector(context, found)));
    network.on("resize", fit);
    fit();
    // The canvas takes no keys itself; the list of actors does.
    byId("canvas").querySelectorAll("[tabindex]").forEach((e) => e.removeAttribute("tabindex"));
    byId("canvas").setAttribute("aria-label", shown.title + ". " + shown.description);
    network.on("click", (event) => {
      const node = nodes.get(event.nodes[0] ?? "");
      if (node && node.mode === "actor") choose(node.id);
    });
    document.querySelectorAll(".legend").forEach((l) => { l.hidden = l.dataset.mode !== state.mode; });
    mark();
  }

  function sector(context, found) {
    context.beginPath();
    found.outline.forEach(([x, y]) => context.lineTo(x, y));
    context.fillStyle = found.tint;
    context.strokeStyle = "#ffffff";
    context.lineWidth = 4;
    context.fill();
    context.stroke();
    context.fillStyle = found.colour;
    context.font = "600 17px " + found.font;
    context.textAlign = found.align;
    found.lines.forEach(([text, x, y]) => context.fillText(text, x, y));
  }

  function fit() {
    const sheet = data.drawings[state.mode];
    const scale = byId("canvas").clientWidth / sheet.width;
    network.moveTo({ position: { x: sheet.width / 2, y: sheet.height / 2 }, scale });
  }

  function mark() {
    const original = data.drawings[state.mode];
    const near = new Set([state.actor]);
    const touches = (edge) => edge.from === state.actor || edge.to === state.actor;
    original.edges.filter(touches).forEach((edge) => { near.add(edge.from); near.add(edge.to); });
    nodes.update(original.nodes.map((node) => {
      const faded = state.actor && !near.has(node.id);
      const colour = faded ? "rgba(22,32,43,0.2)" : node.font.color;
      const opacity = faded ? FADED : 1;
      return { id: node.id, hidden: node.id === state.without, opacity, font: { ...node.font, color: colour } };
    }));
    edges.update(original.edges.map((edge, i) => ({
      id: i,
      hidden: edge.from === state.without || edge.to === state.without,
      color: { ...edge.color, opacity: state.actor && !touches(edge) ? FADED : 1 },
    })));
  }

  function tables() {
    const counts = { actors: 0, allActors: 0, pairs: 0, allPairs: 0 };
    document.querySelectorAll("tr[data-actor]").forEach((row) => {
      row.hidden = row.dataset.actor === state.without;
      row.classList.toggle("chosen", row.dataset.actor === state.actor);
      if (!row.dataset.spoken) return;
      counts.allActors += 1;
      counts.actors += row.hidden ? 0 : 1;
    });
    document.querySelectorAll("tr[data-first]").forEach((row) => {
      const pair = [row.dataset.first, row.dataset.second];
      row.hidden = pair.includes(state.without);
      row.classList.toggle("chosen", pair.includes(state.actor));
      counts.allPairs += 1;
      counts.pairs += row.hidden ? 0 : 1;
    });
    byId("status").textContent = data.words.showing.replace(/\{(\w+)\}/g, (_, name) => counts[name]);
  }

  function detail() {
    const row = [...document.querySelectorAll("tr[data-spoken]")]
      .find((found) => found.dataset.actor === state.actor);
    byId("detail").hidden = !row;
    if (!row) return;
    byId("detail-name").textContent = row.cells[0].textContent;
    const hidden = state.without ? " " + data.words.hidden : "";
    byId("detail-words").textContent = row.dataset.spoken + "." + hidden;
    byId("detail-roles").replaceChildren(...roles());
    byId("detail-pairs").replaceChildren(partners());
  }

  // Every role in every action: the drawing's line shows only the one that binds most.
  function roles() {
    const links = document.querySelectorAll(".matrix thead tr:last-child a");
    const row = document.querySelector(".matrix tbody tr.chosen");
    return [...links].flatMap((link, i) => {
      const spoken = row.cells[i + 1].querySelector(".spoken");
      if (!spoken) return [];
      const item = document.createElement("li");
      const action = link.cloneNode();
      action.textContent = link.dataset.short;
      item.append(action, " ", spoken.textContent);
      return [item];
    });
  }

  function partners() {
    const list = document.createElement("ul");
    document.querySelectorAll("tr.chosen[data-first]:not([hidden])").forEach((row) => {
      const other = row.dataset.first === state.actor ? 1 : 0;
      const item = document.createElement("li");
      const actions = row.cells[3].querySelectorAll("a");
      item.append(row.cells[other].textContent + ": ");
      actions.forEach((link, i) => item.append(i ? ", " : "", link.cloneNode(true)));
      list.append(item);
    });
    if (list.children.length) return list;
    const none = document.createElement("p");
    none.textContent = data.words.none;
    return none;
  }

  function choose(actor) {
    state.actor = actor;
    byId("chosen").value = actor;
    mark();
    tables();
    detail();
  }

  // The drawing grows within a field that scrolls: arrow keys and fingers move it, no dragging.
  function zoom(factor) {
    state.zoom = factor ? Math.min(4, Math.max(1, state.zoom * factor)) : 1;
    byId("canvas").style.width = state.zoom * 100 + "%";
    network.redraw();
  }

  document.documentElement.classList.add("scripted");
  byId("interactive").hidden = false;
  byId("controls").addEventListener("submit", (event) => event.preventDefault());
  byId("controls").reset();
  byId("chosen").addEventListener("change", (event) => choose(event.target.value));
  document.querySelectorAll("input[name=mode]").forEach((input) => input.addEventListener("change", () => {
    state.mode = input.value;
    draw();
  }));
  byId("without")?.addEventListener("change", (event) => {
    state.without = event.target.checked ? event.target.value : "";
    choose(state.actor === state.without ? "" : state.actor);
  });
  byId("closer").addEventListener("click", () => zoom(1.3));
  byId("farther").addEventListener("click", () => zoom(1 / 1.3));
  byId("whole").addEventListener("click", () => zoom(0));
  draw();
  tables();
})();
