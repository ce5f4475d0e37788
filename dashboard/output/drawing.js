/* Drawing on the map: polygons and rectangles in the plane, sent to Python as whole steps.
 * Only the Build page loads this; it wraps create and show of territory.js. What is drawn belongs to
 * one clause at a time; Python's state says to which, and is always right about what there is. */
(function () {
  "use strict";

  const STEP_KM = 0.01;
  const WORDS = {
    en: { polygon: "Draw a polygon", rectangle: "Draw a rectangle", edit: "Change what is drawn",
      remove: "Remove what is drawn", none: "Nothing is drawn", cancel: "Cancel", finish: "Finish",
      undo: "Undo last point", save: "Done", clear: "Remove all", crosses: "Edges cannot cross.",
      start: "Click to place the first corner.", next: "Click to place the next corner.",
      close: "Click the first corner to close.", drag: "Press and drag.", release: "Release to finish.",
      move: "Drag the corners.", pick: "Click a shape to remove it." },
    uk: { polygon: "Накреслити багатокутник", rectangle: "Накреслити прямокутник",
      edit: "Змінити накреслене", remove: "Прибрати накреслене", none: "Нічого не накреслено",
      cancel: "Скасувати", finish: "Завершити", undo: "Прибрати останню точку", save: "Готово",
      clear: "Прибрати все", crosses: "Сторони не можуть перетинатися.",
      start: "Клацніть, щоб поставити перший кут.", next: "Клацніть, щоб поставити наступний кут.",
      close: "Клацніть перший кут, щоб замкнути.", drag: "Натисніть і тягніть.",
      release: "Відпустіть, щоб завершити.", move: "Тягніть кути.", pick: "Клацніть фігуру, щоб прибрати." },
  };
  const { create, show } = window.territory;
  let map, items, control, isOn = false, isBusy = false, waiting = null, owner = "", turn = 0;

  // ---- what is drawn, as Python writes it -----------------------------------------------------

  function ring(corners) {
    const steps = [];
    let x = 0, y = 0;
    for (const { lat, lng } of [...corners, corners[0]]) {
      const toX = Math.round(lng / STEP_KM), toY = Math.round(lat / STEP_KM);
      steps.push(toX - x, toY - y);
      [x, y] = [toX, toY];
    }
    return steps;
  }

  function corners(steps) {
    const made = [];
    for (let i = 0, x = 0, y = 0; i < steps.length; i += 2) {
      x += steps[i];
      y += steps[i + 1];
      made.push([y * STEP_KM, x * STEP_KM]);
    }
    return made;
  }

  const written = () => items.getLayers().map((layer) => ({ id: layer.area || "", rings: layer.getLatLngs().map(ring) }));

  /* What the component sends: which clause it is for, and a number that grows with every change. */
  const drawing = { toGeoJSON: () => ({ features: [{ of: owner, turn, shapes: written() }] }) };

  const look = { className: "drawing", pane: "drawing", weight: 2, opacity: 1, fillOpacity: 1 };

  function seed(given) {
    if (isBusy) { waiting = given; return; }
    waiting = null;
    owner = given.of;
    if (JSON.stringify(given.shapes) === JSON.stringify(written())) return;
    items.clearLayers();
    for (const { id, rings } of given.shapes) {
      const layer = L.polygon(rings.map(corners), look);
      layer.area = id;
      items.addLayer(layer);
    }
  }

  // ---- tools ----------------------------------------------------------------------------------

  function say(words) {
    const { draw, edit } = L.drawLocal, { toolbar, handlers } = draw;
    Object.assign(toolbar.buttons, { polygon: words.polygon, rectangle: words.rectangle });
    toolbar.actions = { title: words.cancel, text: words.cancel };
    toolbar.finish = { title: words.finish, text: words.finish };
    toolbar.undo = { title: words.undo, text: words.undo };
    handlers.polygon.tooltip = { start: words.start, cont: words.next, end: words.close };
    handlers.polyline.error = words.crosses;
    handlers.rectangle.tooltip.start = words.drag;
    handlers.simpleshape.tooltip.end = words.release;
    edit.toolbar.actions = {
      save: { title: words.save, text: words.save },
      cancel: { title: words.cancel, text: words.cancel },
      clearAll: { title: words.clear, text: words.clear },
    };
    edit.toolbar.buttons = { edit: words.edit, editDisabled: words.none, remove: words.remove, removeDisabled: words.none };
    edit.handlers.edit.tooltip = { text: words.move, subtext: "" };
    edit.handlers.remove.tooltip.text = words.pick;
  }

  function tools() {
    const simple = { shapeOptions: look, showArea: false, metric: true };
    return new L.Control.Draw({
      position: "topleft",
      draw: { polygon: { ...simple, allowIntersection: false, showLength: false }, rectangle: simple,
        polyline: false, circle: false, marker: false, circlemarker: false },
      edit: { featureGroup: items, poly: { allowIntersection: false }, selectedPathOptions: { className: "drawing" } },
    });
  }

  function turnOn(wanted) {
    if (wanted === isOn) return;
    isOn = wanted;
    if (isOn) map.addControl(control);
    else map.removeControl(control);
  }

  function changed() {
    turn = Math.max(turn + 1, Date.now());
  }

  function atRest() {
    isBusy = false;
    if (waiting) seed(waiting);
  }

  window.territory.create = (id, base) => {
    map = create(id, base);
    say(WORDS[base.language]);
    map.createPane("drawing").style.zIndex = 590;
    items = new L.FeatureGroup().addTo(map);
    control = tools();
    map.on("draw:editstart draw:deletestart", () => { isBusy = true; });
    map.on("draw:editstop draw:deletestop", atRest);
    // these come before the component's own listeners, which read what is drawn
    map.on("draw:created", ({ layer }) => { items.addLayer(layer); changed(); });
    map.on("draw:edited draw:deleted", changed);
    window.territory.drawing = drawing;
    return map;
  };

  window.territory.show = (state) => {
    turnOn(state.drawing.is_on);
    document.body.classList.toggle("picks", state.drawing.picks);
    seed(state.drawing);
    return show(state);
  };
})();
