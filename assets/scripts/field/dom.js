// Elements from plain calls; nothing is ever read as HTML.
const SVG = "http://www.w3.org/2000/svg";
let count = 0;

export function h(name, given = {}, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key in made && key !== "list" && key !== "form" && typeof value !== "string") made[key] = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...inside.flat(3).filter((one) => one !== null && one !== undefined && one !== false));
  return made;
}

export function icon(name) {
  const drawn = document.createElementNS(SVG, "svg"), use = document.createElementNS(SVG, "use");
  drawn.setAttribute("class", "icon");
  drawn.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `${document.body.dataset.icons}#${name}`);
  drawn.append(use);
  return drawn;
}

export const button = (label, given = {}, tone = "") =>
  h("button", { type: "button", class: `btn${tone ? ` btn-${tone}` : ""}`, ...given }, given.icon ? icon(given.icon) : null, h("span", {}, label));

export const note = (tone, title, ...inside) =>
  h("div", { class: `note tone-${tone}`, role: tone === "danger" ? "alert" : "status" }, icon(tone === "success" ? "circle-check" : tone === "info" ? "info-circle" : "alert-triangle"), h("div", {}, title ? h("p", { class: "note-title" }, title) : null, ...inside));

export const card = (title, ...inside) =>
  h("section", { class: "card" }, title ? h("header", { class: "card-header" }, h("div", { class: "card-heading" }, h("h2", { class: "card-title" }, title))) : null, h("div", { class: "card-body" }, ...inside));

export const facts = (pairs) =>
  h("dl", { class: "facts" }, pairs.filter((pair) => pair && pair[1]).map(([label, value]) => h("div", {}, h("dt", {}, label), h("dd", {}, value))));

// One labelled control. ``control`` is an element; its name is the name of the field.
export function field(label, control, { help = "", error = "", optional = "" } = {}) {
  const id = control.id || `f${++count}`;
  control.id = id;
  const described = [help ? `${id}h` : "", `${id}e`].filter(Boolean).join(" ");
  control.setAttribute("aria-describedby", described);
  const wrong = h("p", { class: "field-error", id: `${id}e`, hidden: !error }, error);
  return h("div", { class: `field${error ? " field-wrong" : ""}`, "data-field": control.name },
    h("label", { class: "form-label", for: id }, label, optional ? h("span", { class: "field-optional" }, ` ${optional}`) : null),
    help ? h("p", { class: "field-help", id: `${id}h` }, help) : null, control, wrong);
}

export const input = (name, value = "", given = {}) => h("input", { class: "form-control", name, value: value ?? "", autocomplete: "off", ...given });
export const area = (name, value = "", given = {}) => {
  const made = h("textarea", { class: "form-control", name, rows: "6", ...given });
  made.value = value ?? "";
  return made;
};
export function select(name, options, chosen, given = {}) {
  const made = h("select", { class: "form-select", name, ...given });
  const groups = new Map();
  for (const [value, label, group] of options) {
    let into = made;
    if (group) {
      if (!groups.has(group)) { groups.set(group, h("optgroup", { label: group })); made.append(groups.get(group)); }
      into = groups.get(group);
    }
    into.append(h("option", { value, selected: value === chosen }, label));
  }
  return made;
}
export function cards(legend, name, options, chosen, given = {}) {
  return h("fieldset", { class: "field", "data-field": name, ...given }, h("legend", { class: "form-label" }, legend),
    h("div", { class: "choice-cards" }, options.map(([value, label, more]) => h("label", { class: "choice-card" }, h("input", { type: "radio", name, value, checked: value === chosen }), h("span", {}, label, more ? h("small", {}, more) : null)))),
    h("p", { class: "field-error", hidden: true }));
}
export const check = (name, label, checked) =>
  h("div", { class: "field", "data-field": name }, h("label", { class: "form-check" }, h("input", { type: "checkbox", class: "form-check-input", name, checked }), h("span", { class: "form-check-label" }, label)), h("p", { class: "field-error", hidden: true }));

// Show what is wrong beside each field and lead to the first; returns whether nothing is.
export function showProblems(form, problems) {
  for (const shown of form.querySelectorAll("[data-field]")) {
    const words = problems[shown.dataset.field], place = shown.querySelector(".field-error");
    shown.classList.toggle("field-wrong", Boolean(words));
    if (place) { place.hidden = !words; place.textContent = words || ""; }
    for (const control of shown.querySelectorAll("input, select, textarea")) words ? control.setAttribute("aria-invalid", "true") : control.removeAttribute("aria-invalid");
  }
  const first = form.querySelector(".field-wrong input, .field-wrong select, .field-wrong textarea");
  if (first) first.focus();
  return !first;
}
export const values = (form) => {
  const found = {};
  for (const control of form.elements) {
    if (!control.name || (control.type === "radio" && !control.checked) || control.type === "file") continue;
    found[control.name] = control.type === "checkbox" ? control.checked : control.value;
  }
  return found;
};
