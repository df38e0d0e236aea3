"use strict";
// The matrix and the tables: rows and columns of what is left out are hidden, figures are counted
// anew. The tables stand in the page already; nothing is written here that is not counted.
fardplan.tables = (function () {
  const { data, byId, actionPlace, actorPlace, areasOf } = fardplan;
  const rows = (table) => (byId(table) ? [...byId(table).tBodies[0].rows] : []);
  const matrixRows = rows("matrix").map((row) => ({ row, cells: [...row.cells].slice(1) }));
  const gathered = byId("matrix").classList.contains("gathered");
  const head = byId("matrix").tHead.rows;
  // Hidden only where it changes: setting an attribute on thousands of cells costs layout.
  const hide = (element, hidden) => { if (element.hidden !== hidden) element.hidden = hidden; };
  const put = (element, value) => { if (element.textContent !== String(value)) element.textContent = value; };

  function matrix(shown) {
    matrixRows.forEach(({ row, cells }, actor) => {
      hide(row, !shown.actionsOf.has(actor));
      if (row.hidden) return;
      if (gathered) cells.forEach((cell) => gatheredCell(cell, actor, shown));
      else cells.forEach((cell, action) => matrixCell(cell, actor, action, shown));
    });
    const areas = data.areas.map(() => 0);
    shown.actorsOf.forEach((_, action) => { areas[data.actions[action].area] += 1; });
    if (gathered) { [...head[0].cells].slice(1).forEach((cell, i) => hide(cell, !areas[i])); return; }
    [...head[0].cells].slice(1).forEach((cell, i) => span(cell, areas[i]));
    [...head[head.length - 1].cells].slice(1).forEach((cell, action) => hide(cell, !shown.actorsOf.has(action)));
    if (head.length === 3) plans(shown);
  }

  function span(cell, size) {
    hide(cell, !size);
    if (size) cell.colSpan = size;
  }

  function plans(shown) {
    let at = 0;
    [...head[1].cells].slice(1).forEach((cell) => {
      cell.dataset.size ??= cell.colSpan;
      const own = Array.from({ length: Number(cell.dataset.size) }, (_, i) => at + i);
      at += own.length;
      span(cell, own.filter((action) => shown.actorsOf.has(action)).length);
    });
  }

  function matrixCell(cell, actor, action, shown) {
    const part = shown.of.get(actor + "," + action);
    hide(cell, !shown.actorsOf.has(action));
    cell.classList.toggle("out", !part);
    const added = cell.querySelector(".interpreted");
    if (added) added.remove();
    if (part && part.via !== undefined) cell.append(interpreted(part));
  }

  function interpreted(part) {
    const mark = document.createElement("span");
    mark.className = "interpreted";
    const letters = part.roles.map((role) => data.roles[role][0]).join(" ");
    const group = data.actors[part.via].name;
    mark.innerHTML = '<span aria-hidden="true"></span><span class="spoken"></span>';
    mark.firstChild.textContent = letters + "*";
    mark.lastChild.textContent = part.roles.map((role) => data.roles[role][1]).join(", ") + ", " + fardplan.say("interpreted", { group });
    return mark;
  }

  function gatheredCell(cell, actor, shown) {
    let left = 0;
    [...cell.children].forEach((link) => {
      hide(link, !shown.of.has(actor + "," + actionPlace.get(fardplan.linked(link)[1])));
      left += link.hidden ? 0 : 1;
    });
    const area = Number(cell.dataset.area);
    hide(cell, !left && ![...shown.actorsOf.keys()].some((action) => data.actions[action].area === area));
  }

  function tables(shown) {
    rows("actor-table").forEach((row) => actorRow(row, Number(row.dataset.row), shown));
    rows("action-table").forEach((row) => hide(row, !shown.actorsOf.has(Number(row.dataset.column))));
    rows("area-table").forEach((row) => areaRow(row, Number(row.dataset.area), shown));
    rows("kind-table").forEach((row) => kindRow(row, shown));
    rows("plan-table").forEach((row) => planRow(row, Number(row.dataset.row), shown));
    rows("pair-table").forEach((row) => pairRow(row, shown));
  }

  function actorRow(row, actor, shown) {
    const own = shown.actionsOf.get(actor);
    hide(row, !own);
    if (!own) return;
    const roles = [...own].flatMap((action) => shown.of.get(actor + "," + action).roles);
    row.querySelectorAll("[data-count]").forEach((cell) => {
      const name = cell.dataset.count;
      if (name === "actions") put(cell, own.size);
      else if (name === "partners") put(cell, shown.partners.get(actor).size);
      else if (name === "areas") put(cell, areasOf(shown, actor).map((a) => data.areas[a].number).filter(Boolean).join(", "));
      else put(cell, roles.filter((role) => role === name).length);
    });
  }

  function areaRow(row, area, shown) {
    const own = [...shown.actorsOf.keys()].filter((action) => data.actions[action].area === area);
    hide(row, !own.length);
    put(row.querySelector("[data-count=actions]"), own.length);
    put(row.querySelector("[data-count=actors]"), new Set(own.flatMap((action) => [...shown.actorsOf.get(action)])).size);
  }

  function kindRow(row, shown) {
    const kindOf = (action) => data.actions[action].kind;
    const own = [...shown.actorsOf.keys()].filter((action) => kindOf(action) === row.dataset.kind);
    hide(row, !own.length);
    if (!own.length) return;
    const named = own.reduce((sum, action) => sum + shown.actorsOf.get(action).size, 0);
    const responsible = own.filter((action) => [...shown.actorsOf.get(action)].some((actor) => shown.of.get(actor + "," + action).roles.includes("ansvarig")));
    const only = [...shown.actionsOf].filter(([, actions]) => [...actions].every((action) => kindOf(action) === row.dataset.kind));
    const mean = (Math.floor((20 * named + own.length) / (2 * own.length)) / 10).toFixed(1);
    put(row.cells[1], own.length);
    put(row.cells[2], responsible.length);
    put(row.cells[3], data.language === "sv" ? mean.replace(".", ",") : mean);
    put(row.cells[4], only.map(([actor]) => actor).sort((a, b) => a - b).map((actor) => data.actors[actor].name).join(", "));
  }

  function planRow(row, actor, shown) {
    const own = [...(shown.actionsOf.get(actor) || [])].map((action) => data.actions[action].plan);
    hide(row, !own.length);
    row.querySelectorAll("[data-plan]").forEach((cell) => {
      const plan = cell.dataset.plan;
      put(cell, plan ? own.filter((code) => code === plan).length : new Set(own).size);
    });
  }

  function pairRow(row, shown) {
    const places = row.id.slice(4).split(",").map((key) => actorPlace.get(key)).sort((a, b) => a - b);
    const actions = shown.pairs.get(places.join(","));
    hide(row, !actions);
    if (!actions) return;
    put(row.cells[2].querySelector("a > span"), actions.length);
    [...row.cells[3].children].forEach((link) => hide(link, !actions.includes(actionPlace.get(fardplan.linked(link)[1]))));
  }

  // A header's button sorts; pressed again it turns the order round. Figures begin with the largest.
  function sortable() {
    document.querySelectorAll("table.sortable").forEach((table) => {
      [...table.tHead.rows[0].cells].forEach((cell, i) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "sort";
        button.append(...cell.childNodes);
        cell.append(button);
        button.addEventListener("click", () => sort(table, i));
      });
    });
  }

  function sort(table, column) {
    const header = table.tHead.rows[0].cells[column];
    const figures = header.classList.contains("figure");
    const former = header.getAttribute("aria-sort");
    const descending = former ? former === "ascending" : figures;
    [...table.tHead.rows[0].cells].forEach((cell) => cell.removeAttribute("aria-sort"));
    header.setAttribute("aria-sort", descending ? "descending" : "ascending");
    const text = (row) => (row.cells[column].querySelector("a") || row.cells[column]).textContent.trim();
    const order = new Intl.Collator(data.language, { numeric: true });
    const sign = descending ? -1 : 1;
    const keyed = [...table.tBodies[0].rows].map((row) => [text(row), row]);
    keyed.sort(([a], [b]) => sign * (figures ? Number.parseFloat(a) - Number.parseFloat(b) : order.compare(a, b)));
    table.tBodies[0].append(...keyed.map(([, row]) => row));
  }

  function mark(state) {
    document.querySelectorAll(".chosen").forEach((element) => element.classList.remove("chosen"));
    const keys = [state.aktor, ...state.par.split(",")].filter(Boolean);
    keys.forEach((key) => {
      matrixRows[actorPlace.get(key)].row.classList.add("chosen");
      byId("aktor-" + key).classList.add("chosen");
    });
    if (state.insats) {
      byId("insats-" + state.insats).classList.add("chosen");
      if (!gathered) head[head.length - 1].cells[actionPlace.get(state.insats) + 1].classList.add("chosen");
    }
  }

  // What is shown, one participation a row; a cell that begins like a formula is kept as text.
  function csv(shown) {
    const cell = (value) => `"${String(value).replace(/^([=+\-@\t\r])/, "'$1").replace(/"/g, '""')}"`;
    const lines = shown.parts.map((part) => {
      const actor = data.actors[part.actor], action = data.actions[part.action];
      const roles = part.roles.map((role) => data.roles[role][1]).join("; ");
      return [actor.name, actor.kindName, action.short, action.title, data.areas[action.area].name, roles, part.via === undefined ? "" : data.actors[part.via].name];
    });
    return "\ufeff" + [fardplan.say("columns").split(";"), ...lines].map((line) => line.map(cell).join(";")).join("\r\n") + "\r\n";
  }

  sortable();
  return { matrix, tables, mark, csv };
})();
