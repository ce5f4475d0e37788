/* The map in its frame. Python sends a constant base once (create) and a state per answer (show);
 * shapes come by address, are decoded once and kept. Text is only ever set as textContent. */
(function () {
  "use strict";

  const STEP_KM = 0.01;
  const VIEW_KEY = "territory-view";
  const SOUGHT_KEY = "territory-sought";
  const CLEAR_PX = 45; // a town this near to a more important one is left out
  const LARGE = 400000; // people
  const CLOSE_ZOOM = 1.3; // 0.4 km to a pixel
  const WIDE_PX = 640; // narrower, the key stands below the map
  const COUNTRY_PX = 900; // narrower, the map shows the theatre, not all of the country
  const SVG = "http://www.w3.org/2000/svg";
  const NICE = [1000, 500, 200, 100, 50, 20, 10, 5, 2, 1];
  const KM_PER_MILE = 1.609344;
  const REACHES = [26, 40, 56, 76, 100].flatMap((far) =>
    [[1, -0.8], [1, 0.8], [-1, -0.8], [-1, 0.8], [1.3, 0], [-1.3, 0], [0, -1], [0, 1], [0.6, -1], [0.6, 1],
      [-0.6, -1], [-0.6, 1]].map(([x, y]) => [x * far, y * far]));
  const MOST_SPOTS = 10; // the nearest free places of a callout that are weighed against those of others
  const UNNAMED = 1000; // what it costs to leave a callout out, in px of leaders
  const FONTS = ['13px "Map Sans"', 'italic 13px "Map Sans"'];

  const fetched = new Map(); // address -> promise of content
  const brought = window.territoryContents || {}; // a page in one file brings them along
  let store; // none in a frame that is not allowed to keep anything
  try { store = window.sessionStorage; } catch { store = { getItem: () => null, setItem() {}, removeItem() {} }; }
  let map, base, renderers, ready, latest = 0, drawn = new Map(), moved = false, places = null,
    callouts = [], marks = [], sought = "";

  // ---- shapes ---------------------------------------------------------------------------------

  function content(url) {
    if (url in brought) return Promise.resolve(brought[url]);
    const [file, part] = url.split("#");
    if (!fetched.has(file)) {
      const answer = fetch(file).then((response) => {
        if (!response.ok) throw new Error(`${response.status} for ${file}`);
        return response.json();
      });
      answer.catch(() => fetched.delete(file));
      fetched.set(file, answer);
    }
    return part ? fetched.get(file).then((parts) => parts[part]) : fetched.get(file);
  }

  function points(steps) {
    const line = new Array(steps.length / 2);
    for (let i = 0, x = 0, y = 0; i < steps.length; i += 2) {
      x += steps[i];
      y += steps[i + 1];
      line[i / 2] = [y * STEP_KM, x * STEP_KM];
    }
    return line;
  }

  function layersOf(shape, found) {
    const options = { renderer: renderers[shape.pane], pane: shape.pane, interactive: false, smoothFactor: 0.7 };
    const make = (className) =>
      shape.strokes
        ? L.polyline(found.lines.map(points), { ...options, className })
        : L.polygon(found.polygons.map((rings) => rings.map(points)), {
            ...options, className, stroke: false, fillOpacity: 1 });
    if (!shape.strokes) return [make(`f-${shape.style}`)];
    return Array.from({ length: shape.strokes }, (_, i) => make(`l-${shape.style}-${i}`));
  }

  /* Fetch first, then give a function that exchanges the layers in one go: no blank between. */
  async function draw(shapes, keep) {
    const contents = await Promise.all(shapes.map((shape) => shape.content || content(shape.url)));
    return () => {
      const wanted = new Map(shapes.map((shape, i) => [`${shape.pane} ${shape.style} ${shape.url}`, i]));
      for (const [name, layers] of keep) {
        if (wanted.has(name)) continue;
        layers.forEach((layer) => layer.remove());
        keep.delete(name);
      }
      for (const [name, i] of wanted) {
        if (keep.has(name)) continue;
        keep.set(name, layersOf(shapes[i], contents[i]).map((layer) => layer.addTo(map)));
      }
    };
  }

  // ---- words around the map -------------------------------------------------------------------

  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function svg(tag, attributes) {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  }

  function swatch(entry) {
    const box = svg("svg", { class: "swatch", width: 28, height: 16, "aria-hidden": "true" });
    if (!entry.strokes) {
      box.append(svg("rect", { class: `f-${entry.style} framed`, x: 0.5, y: 0.5, width: 27, height: 15 }));
    }
    for (let i = 0; i < entry.strokes; i += 1) {
      box.append(svg("path", { class: `l-${entry.style}-${i}`, d: "M1 8H27" }));
    }
    return box;
  }

  function writeKey(state) {
    const list = element("ul");
    for (const entry of state.key) {
      const item = element("li");
      item.append(swatch(entry), element("span", "", entry.text));
      list.append(item);
    }
    document.getElementById("key").replaceChildren(
      element("h2", "", state.title), element("p", "", state.note), list);
    document.getElementById("head").replaceChildren(
      ...state.head.map((line, i) => element(i ? "p" : "h1", "", line.replaceAll("\u2009", "\u202f"))));
    document.getElementById("foot").replaceChildren(...state.foot.map((line) => element("p", "", line)));
    map.getContainer().setAttribute("aria-label", state.label);
    window.frameElement?.setAttribute("aria-label", state.label); // the title names the software
  }

  function say(problem) {
    document.getElementById("foot").replaceChildren(element("p", "problem", problem));
  }

  // ---- scale bar ------------------------------------------------------------------------------

  function bar(unit, unitKm, longest) {
    const kmPerPx = 2 ** -map.getZoom();
    const length = NICE.find((n) => (n * unitKm) / kmPerPx <= longest) || 1;
    const made = element("div", `bar ${unit}`, `${length} ${unit}`);
    made.style.width = `${(length * unitKm) / kmPerPx}px`;
    return made;
  }

  function writeScale() {
    const km = bar("km", 1, 100);
    document.getElementById("scale").replaceChildren(km, bar("mi", KM_PER_MILE, parseFloat(km.style.width)));
  }

  // ---- labels: the most important first, each where it collides with nothing --------------------

  const canvas = document.createElement("canvas").getContext("2d");
  const styles = new Map(); // class -> font and spacing; asking the page for a size would lay it out anew

  function styleOf(className) {
    if (!styles.has(className)) {
      const probe = svg("text", { class: className });
      document.getElementById("labels").append(probe);
      const { fontStyle, fontWeight, fontSize, fontFamily, letterSpacing } = getComputedStyle(probe);
      styles.set(className, { font: `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`,
        spacing: parseFloat(letterSpacing) || 0 });
      probe.remove();
    }
    return styles.get(className);
  }

  function measured(className, words) {
    const { font, spacing } = styleOf(className);
    canvas.font = font;
    const size = canvas.measureText(words);
    return { width: size.width + spacing * words.length, ascent: size.fontBoundingBoxAscent,
      height: size.fontBoundingBoxAscent + size.fontBoundingBoxDescent };
  }

  function label(className, words, attributes) {
    const text = svg("text", { class: className, ...attributes });
    text.textContent = words;
    return text;
  }

  function isShown(town, kmPerPx) {
    if (kmPerPx > 2) return town.rank === 1 && town.people >= 275000;
    if (kmPerPx > 1.2) return town.rank === 1 || town.people >= 145000;
    if (kmPerPx > 0.8) return town.rank <= 2;
    return kmPerPx < 0.3 || town.rank <= 2 || town.people >= 40000;
  }

  function shown() {
    const kmPerPx = 2 ** -map.getZoom();
    return places.towns.filter((town) => isShown(town, kmPerPx));
  }

  const hit = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

  function spots(at, w, h) {
    const gap = 6, up = at.y - h / 2;
    return [
      [at.x + gap, up, "start"], [at.x - gap - w, up, "end"],
      [at.x - w / 2, at.y - h - gap + 2, "middle"], [at.x - w / 2, at.y + gap - 2, "middle"],
      [at.x + gap - 1, up - h / 2, "start"], [at.x + gap - 1, up + h / 2, "start"],
      [at.x - gap + 1 - w, up - h / 2, "end"], [at.x - gap + 1 - w, up + h / 2, "end"],
    ].map(([x, y, anchor]) => ({ x, y, w, h, anchor }));
  }

  function furniture() {
    const frame = map.getContainer().getBoundingClientRect();
    const corner = map.containerPointToLayerPoint([0, 0]);
    const boxes = ["#key", "#scale", ".leaflet-top.leaflet-left"].map((which) => {
      const rect = document.querySelector(which).getBoundingClientRect();
      return { x: rect.x - frame.x + corner.x - 4, y: rect.y - frame.y + corner.y - 4,
        w: rect.width + 8, h: rect.height + 8 };
    });
    const size = map.getSize();
    return { boxes, frame: { x: corner.x + 2, y: corner.y + 2, w: size.x - 4, h: size.y - 4 } };
  }

  const inside = (box, frame) => box.x >= frame.x && box.y >= frame.y &&
    box.x + box.w <= frame.x + frame.w && box.y + box.h <= frame.y + frame.h;

  function writeNames(pane, taken, around) {
    for (const name of places.names) {
      const at = map.latLngToLayerPoint([name.y, name.x]);
      const className = `name ${name.kind}`, words = name[base.language];
      const { width, height, ascent } = measured(className, words);
      const box = { x: at.x - width / 2, y: at.y - ascent, w: width, h: height };
      if (!inside(box, around.frame) || [...taken, ...around.boxes].some((other) => hit(box, other))) continue;
      taken.push(box);
      pane.append(label(className, words, { x: at.x, y: at.y, "text-anchor": "middle" }));
    }
  }

  /* Corners of the line of contact on the screen: a label may cross them, but better not. */
  function lineCorners() {
    const corners = [];
    for (const [name, layers] of drawn) {
      if (!name.startsWith("contact ")) continue;
      for (const part of layers[0]._parts || []) corners.push(...part);
    }
    return corners;
  }

  const crossings = (box, corners) =>
    corners.filter((p) => p.x > box.x && p.x < box.x + box.w && p.y > box.y && p.y < box.y + box.h).length;

  function writeTown(pane, town, at, taken, around) {
    const className = `town rank-${town.rank}${town.people >= LARGE ? " large" : ""}`, words = town[base.language];
    const { width, height } = measured(className, words);
    const h = height - 5;
    const free = spots(at, width, h).filter((box) => inside(box, around.frame) &&
      ![...taken, ...around.boxes].some((other) => hit(box, other) && other.town !== town));
    if (!free.length) return;
    const costs = free.map((box) => crossings(box, around.corners));
    const spot = free[costs.indexOf(Math.min(...costs))];
    taken.push(spot);
    pane.append(label(className, words, { x: spot.x, y: spot.y + h - 3 }));
    pane.append(svg("circle", { class: `dot rank-${town.rank}`, cx: at.x, cy: at.y, r: town.rank === 1 ? 2.6 : 2.2 }));
  }

  /* A leader as small boxes along its way, from outside its dot. */
  function along(from, to) {
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    return Array.from({ length: Math.max(0, Math.ceil((length - 8) / 3)) }, (_, i) => {
      const part = (8 + 3 * i) / length;
      return { x: from.x + (to.x - from.x) * part - 2, y: from.y + (to.y - from.y) * part - 2, w: 4, h: 4 };
    });
  }

  const clear = (box, taken) => !taken.some((other) => hit(box, other));

  /* The free places of a callout, nearest first: its text, and the boxes that it takes with its leader. */
  function calloutSpots(at, width, height, taken, around) {
    return REACHES.flatMap(([dx, dy]) => {
      const end = { x: at.x + dx, y: at.y + dy }, leader = along(at, end);
      if (!leader.every((step) => clear(step, taken))) return [];
      const beside = { x: dx < 0 ? end.x - width : end.x, y: end.y - height / 2, w: width, h: height };
      const beyond = { ...beside, x: end.x - width / 2, y: dy < 0 ? end.y - height : end.y };
      return (dx ? [beside, beyond] : [beyond]).filter((text) => inside(text, around.frame) &&
        !crossings(text, around.corners) && clear(text, taken) && clear(text, around.boxes) &&
        !hit(text, { x: at.x - 5, y: at.y - 5, w: 10, h: 10 }))
        .map((text) => ({ text, end, boxes: [text, ...leader], cost: Math.hypot(dx, dy) }));
    }).sort((a, b) => a.cost - b.cost).slice(0, MOST_SPOTS);
  }

  /* Whether two places leave each other free; each pair is looked at once. */
  function apartness() {
    const known = new Map();
    return (one, other) => {
      if (!known.has(one)) known.set(one, new Map());
      const of = known.get(one);
      if (!of.has(other)) of.set(other, one.boxes.every((box) => clear(box, other.boxes)));
      return of.get(other);
    };
  }

  /* One place for each, as many as can be, with the shortest leaders; null where there is none. */
  function arranged(lists) {
    const least = lists.map((spots) => (spots.length ? spots[0].cost : UNNAMED));
    const rest = least.map((_, i) => least.slice(i).reduce((sum, cost) => sum + cost, 0)).concat(0);
    const apart = apartness();
    let best = { cost: Infinity, chosen: [] };
    const go = (chosen, cost) => {
      const i = chosen.length;
      if (cost + rest[i] >= best.cost) return;
      if (i === lists.length) { best = { cost, chosen }; return; }
      for (const spot of lists[i]) {
        if (chosen.every((other) => !other || apart(spot, other))) go([...chosen, spot], cost + spot.cost);
      }
      go([...chosen, null], cost + UNNAMED);
    };
    go([], 0);
    return best.chosen;
  }

  function drawCallout(pane, { callout, at }, spot) {
    pane.append(label("callout", callout.text, { x: spot.text.x + 1.5, y: spot.text.y + spot.text.h - 4 }));
    for (const which of ["over", "under"]) { // each goes before the last: the casing ends up beneath
      pane.prepend(svg("path", { class: `leader ${which}`, d: `M${at.x} ${at.y}L${spot.end.x} ${spot.end.y}` }));
    }
    pane.append(svg("circle", { class: `piece ${callout.side}`, cx: at.x, cy: at.y, r: 3.2 }));
  }

  /* Small pieces are named at some distance, with a leader; without a free place one goes unnamed. */
  function writeCallouts(pane, taken, around) {
    if (!wide() || 2 ** -map.getZoom() < 0.6) return;
    const pieces = callouts.map((callout) => ({ callout, at: map.latLngToLayerPoint([callout.y, callout.x]) }));
    const dots = pieces.map(({ at }) => ({ x: at.x - 5, y: at.y - 5, w: 10, h: 10 }));
    const spots = arranged(pieces.map(({ callout, at }, i) => {
      const { width, height } = measured("callout", callout.text);
      return calloutSpots(at, width + 3, height, [...taken, ...dots.filter((_, k) => k !== i)], around);
    }));
    pieces.forEach((piece, i) => { if (spots[i]) drawCallout(pane, piece, spots[i]); });
  }

  /* A site or a found place: always marked, named where there is room. */
  function writeMark(pane, mark, taken, around) {
    const at = map.latLngToLayerPoint([mark.y, mark.x]);
    const className = `mark ${mark.kind}`;
    const { width, height } = measured(className, mark.text);
    const spot = spots(at, width + 3, height - 5).find((box) => inside(box, around.frame) &&
      ![...taken, ...around.boxes].some((other) => hit(box, other) && other.mark !== mark));
    if (spot) {
      taken.push(spot);
      pane.append(label(className, mark.text, { x: spot.x + 3, y: spot.y + spot.h - 3 }));
    }
    const half = mark.kind === "found" ? 8 : 3.5;
    pane.append(svg(mark.kind === "found" ? "circle" : "rect", { class: `mark ${mark.kind}`,
      cx: at.x, cy: at.y, r: half, x: at.x - half, y: at.y - half, width: 2 * half, height: 2 * half }));
  }

  const inTheOpen = ({ town, at }, all) => town.rank === 1 || !all.some((other) =>
    other.town.rank < town.rank && Math.hypot(other.at.x - at.x, other.at.y - at.y) < CLEAR_PX);

  const same = (one, other) => Math.hypot(one.x - other.x, one.y - other.y) < 1;

  function writeLabels() {
    if (!places) return;
    const pane = document.getElementById("labels");
    pane.replaceChildren();
    const around = { ...furniture(), corners: lineCorners() };
    const towns = shown().filter((town) => !marks.some((mark) => same(mark, town))).map((town) => ({ town, at: map.latLngToLayerPoint([town.y, town.x]) }))
      .filter(({ at }) => inside({ x: at.x - 4, y: at.y - 4, w: 8, h: 8 }, around.frame) &&
        !around.boxes.some((box) => hit({ x: at.x - 3, y: at.y - 3, w: 6, h: 6 }, box)))
      .filter((spot, _, all) => 2 ** -map.getZoom() < 0.8 || inTheOpen(spot, all));
    const taken = towns.map(({ town, at }) => ({ x: at.x - 3, y: at.y - 3, w: 6, h: 6, town }));
    for (const mark of marks) {
      const at = map.latLngToLayerPoint([mark.y, mark.x]);
      taken.push({ x: at.x - 4, y: at.y - 4, w: 8, h: 8, mark });
    }
    for (const mark of marks) writeMark(pane, mark, taken, around);
    writeNames(pane, taken, around);
    for (const { town, at } of towns) writeTown(pane, town, at, taken, around);
    writeCallouts(pane, taken, around);
  }

  // ---- frame: height, view, theme --------------------------------------------------------------

  const wide = () => window.innerWidth >= WIDE_PX;

  function fit() {
    const [west, south, east, north] = window.innerWidth >= COUNTRY_PX ? base.country_km : base.theatre_km;
    const key = wide() ? document.getElementById("key").offsetWidth + 24 : 6;
    map.fitBounds([[south, west], [north, east]], { paddingTopLeft: [6, 6], paddingBottomRight: [key, 6], animate: false });
  }

  function keepView() {
    if (!moved) return;
    const at = map.getCenter();
    store.setItem(VIEW_KEY, JSON.stringify([at.lat, at.lng, map.getZoom()]));
  }

  function startView() {
    try {
      const [lat, lng, zoom] = JSON.parse(store.getItem(VIEW_KEY));
      map.setView([lat, lng], zoom, { animate: false });
      moved = true;
    } catch {
      fit();
    }
    document.body.classList.toggle("moved", moved);
  }

  /* Go to a place that was just searched for; later the view is the reader's own. */
  function seek() {
    const found = marks.find((mark) => mark.kind === "found");
    const wanted = found ? `${found.x} ${found.y}` : "";
    if (wanted === sought) return;
    sought = wanted;
    store.setItem(SOUGHT_KEY, sought);
    if (!found) return;
    moved = true;
    document.body.classList.add("moved");
    map.setView([found.y, found.x], Math.max(map.getZoom(), CLOSE_ZOOM), { animate: false });
  }

  function home() {
    moved = false;
    store.removeItem(VIEW_KEY);
    document.body.classList.remove("moved");
    fit();
  }

  function resized() {
    styles.clear(); // type may be smaller in a narrow frame
    map.invalidateSize({ animate: false });
    if (!moved) fit();
    tellHeight();
    writeScale();
    writeLabels();
  }

  let tellHeight = () => {};

  function ownHeight() {
    if (!window.Streamlit) return;
    const original = window.Streamlit.setFrameHeight.bind(window.Streamlit);
    tellHeight = () => original(Math.ceil(document.getElementById("sheet").getBoundingClientRect().height));
    window.Streamlit.setFrameHeight = () => tellHeight();
  }

  function theme(name) {
    document.documentElement.style.colorScheme = name;
  }

  function followTheme() {
    try {
      theme(getComputedStyle(window.parent.document.querySelector(".stApp")).colorScheme);
    } catch {
      theme("light dark");
    }
    window.Streamlit?.events.addEventListener("streamlit:render", (event) => {
      if (event.detail.theme && event.detail.theme.base) theme(event.detail.theme.base);
    });
  }

  function furnish(container) {
    const sheet = element("div");
    sheet.id = "sheet";
    container.parentElement.parentElement.parentElement.before(sheet);
    const head = element("header"), key = element("aside"), foot = element("footer"), scale = element("div");
    head.id = "head"; key.id = "key"; foot.id = "foot"; scale.id = "scale";
    key.setAttribute("aria-label", base.language === "uk" ? "Умовні знаки" : "Key");
    scale.setAttribute("aria-hidden", "true");
    container.setAttribute("role", "region"); // a plain element must not carry a name
    const stage = element("div");
    stage.id = "stage";
    stage.append(container, key);
    sheet.append(head, stage, foot);
    container.append(scale);
    const defs = element("div");
    defs.innerHTML = window.territoryPatterns; // drawn by the style registry, no other source
    document.body.append(defs.firstChild);
  }

  function controls() {
    L.control.zoom({ position: "topleft" }).addTo(map);
    const all = L.control({ position: "topleft" });
    all.onAdd = () => {
      const button = element("button", "all", base.language === "uk" ? "Уся" : "All");
      button.title = base.language === "uk" ? "Показати всю карту" : "Show the whole map";
      L.DomEvent.disableClickPropagation(button).on(button, "click", home);
      return button;
    };
    all.addTo(map);
  }

  function panes() {
    renderers = {};
    base.panes.forEach((name, i) => {
      map.createPane(name).style.zIndex = 410 + 10 * i;
      renderers[name] = L.svg({ pane: name, padding: 0.5 });
    });
    const pane = map.createPane("labels");
    pane.classList.add("leaflet-zoom-hide");
    pane.style.zIndex = 640;
    const names = svg("svg", { id: "labels", width: 1, height: 1 });
    pane.append(names);
  }

  function wheelOnlyWhenMeant(container) {
    map.scrollWheelZoom.disable();
    map.on("mousedown focus", () => map.scrollWheelZoom.enable());
    container.addEventListener("mouseleave", () => map.scrollWheelZoom.disable());
  }

  function create(id, given) {
    base = given;
    const container = document.getElementById(id);
    furnish(container);
    ownHeight();
    followTheme();
    const coarse = window.matchMedia("(pointer: coarse)").matches;
    map = L.map(id, { crs: L.CRS.Simple, zoomSnap: 0, zoomDelta: 0.75, minZoom: -2, maxZoom: 5,
      zoomControl: false, attributionControl: false, dragging: !coarse,
      maxBoundsViscosity: 0.8, center: [0, 0], zoom: -1 });
    const [west, south, east, north] = base.country_km;
    map.setMaxBounds([[south - 190, west - 250], [north + 300, east + 700]]);
    panes();
    controls();
    wheelOnlyWhenMeant(container);
    const user = () => { moved = true; document.body.classList.add("moved"); };
    container.addEventListener("pointerdown", (event) => { if (!event.target.closest(".all")) user(); });
    container.addEventListener("wheel", () => { if (map.scrollWheelZoom.enabled()) user(); });
    container.addEventListener("keydown", (event) => { if (event.key !== "Tab") user(); });
    map.on("moveend zoomend", () => { keepView(); writeScale(); writeLabels(); });
    ready = begin();
    return map;
  }

  async function begin() {
    const found = await content(base.url);
    places = found;
    return () => found.shapes.forEach((shape) =>
      layersOf(shape, shape).forEach((layer) => layer.addTo(map)));
  }

  /* Labels are measured, so they wait for the typeface; shapes do not. */
  function fonts() {
    return Promise.all(FONTS.map((font) => document.fonts.load(font, "Київ Kyiv").catch(() => null)));
  }

  let painted = false;

  async function show(state) {
    const turn = (latest += 1);
    try {
      const [paintBase, paint] = await Promise.all([ready, draw(state.shapes, drawn)]);
      if (turn !== latest) return; // a newer state came while this one was under way
      writeKey(state);
      callouts = state.callouts;
      marks = state.marks;
      if (!painted) {
        sought = store.getItem(SOUGHT_KEY) || "";
        startView();
        paintBase();
      }
      seek();
      paint();
      tellHeight();
      if (painted) writeLabels();
      else fonts().then(() => new ResizeObserver(resized).observe(map.getContainer()));
      painted = true;
      document.body.dataset.shown = String(turn);
    } catch (error) {
      say(`The map could not be drawn: ${error.message}. Reload the page to try again.`);
    }
  }

  window.territory = { create, show };
})();
