// One application on the device: how it stands, its coupon, what has to be decided.
import { encodeQR } from "qr";
import { button, card, cards, facts, field, h, note, showProblems, area as textarea } from "./dom.js";
import { readable } from "./record.js";
import { change, find, state } from "./state.js";
import { day, localDay, say, sayIn, time } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const TONES = { waiting: "info", conflict: "warning", wrong: "danger", sent: "success", struck: "neutral", striking: "neutral" };

export const badge = (record) => h("span", { class: `badge-state tone-${TONES[record.state]}` }, say(`state_${record.state}`));

export function oneScreen(show, go, id) {
  const record = find(id);
  if (!record) return go("/");
  const { told } = record, canEdit = ["waiting", "wrong", "conflict"].includes(record.state);
  const left = record.files.filter((file) => !file.done);
  show(h("h1", {}, record.number), h("p", {}, badge(record)),
    record.state === "conflict" ? decision(record, go) : null,
    record.state === "wrong" ? note("danger", say("office_says_wrong"), h("p", {}, [told.reason, ...Object.values(told.problems || {}).flat()].filter(Boolean).join(" "))) : null,
    told.result ? note("success", say("is_registered"), facts([[say("registered_on"), day(told.result.registered_on)], [say("due_on"), day(told.result.due_on)]])) : null,
    ...left.map((file) => note(file.refused ? "danger" : "info", file.refused ? `${file.name}: ${file.refused}` : `${file.name}: ${say("paper_waits")}`)),
    card("", facts([[say("taken_at"), `${day(localDay(told.taken_at))}, ${time(told.taken_at)}`], ...readable(told)]), h("p", { class: "field-words" }, told.body)),
    h("div", { class: "form-actions" },
      ["struck", "striking"].includes(record.state) ? null : button(say("show_coupon"), { onclick: () => go(`/r/${id}/coupon`), icon: "ticket" }, "primary"),
      canEdit ? button(say("edit"), { onclick: () => go(`/r/${id}/edit`), icon: "pencil" }) : null,
      canEdit ? button(say("strike_out"), { onclick: () => strikeOut(show, go, record) }, "ghost") : null,
      button(say("to_list"), { onclick: () => go("/"), icon: "arrow-left" }, "ghost")));
}

function strikeOut(show, go, record) {
  const reason = field(say("why_strike"), textarea("reason", "", { rows: "3", maxlength: "300" }), { help: say("why_strike_help") });
  const form = h("form", { class: "form-stack" }, h("h1", {}, `${say("strike_out")}: ${record.number}`), note("warning", say("strike_warning")), reason,
    h("div", { class: "form-actions" }, h("button", { class: "btn btn-danger", type: "submit" }, say("strike_out")), button(say("go_back"), { onclick: () => oneScreen(show, go, record.id) }, "ghost")));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const why = form.elements.reason.value.trim();
    if (!showProblems(form, why ? {} : { reason: say("fill_in") })) return;
    await change(record, { ...record.told, struck: why }, { to: "striking" });
    go("/");
  });
  show(form);
  form.elements.reason.focus();
}

// Both values of every field, and a choice; nothing is chosen beforehand.
function decision(record, go) {
  const form = h("form", { class: "field-decision", novalidate: true }, record.told.conflicts.map(conflictOf),
    h("p", { class: "field-error", role: "alert", hidden: true, "data-whole": true }, say("choose_each")),
    h("div", { class: "form-actions" }, h("button", { class: "btn btn-primary", type: "submit" }, say("decide"))));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const choices = {};
    for (const { kind } of record.told.conflicts) {
      const chosen = form.querySelector(`[name=${kind}]:checked`);
      if (chosen) choices[kind] = { answer: chosen.value, take: [...form.querySelectorAll("[value=told]:checked")].map((one) => one.dataset.name) };
    }
    const whole = Object.keys(choices).length === record.told.conflicts.length;
    form.querySelector("[data-whole]").hidden = whole;
    if (!whole) return;
    await change(record, { ...record.told, choices });
    go("/send");
  });
  return note("warning", say("conflict_title"), form);
}

function conflictOf(conflict) {
  const shown = (name, value) => (value && /_on$|_date$/.test(name) ? day(value) : value || "–");
  const isPerson = conflict.kind === "person";
  const both = h("div", { class: "field-both" }, conflict.fields.filter((one) => one.told || one.known).map((one) => isPerson
    ? cards(say(one.name), `take_${one.name}`, [["known", shown(one.name, one.known), say("value_known")], ["told", shown(one.name, one.told), say("value_told")]], "known")
    : facts([[`${say(one.name)} · ${say("value_known")}`, shown(one.name, one.known)], [`${say(one.name)} · ${say("value_told")}`, one.told && shown(one.name, one.told)]])));
  if (isPerson) both.querySelectorAll("fieldset").forEach((set, place) => set.querySelectorAll("input").forEach((control) => { control.dataset.name = conflict.fields[place].name; }));
  const answers = { person: ["same", "other"], duplicate: ["separate", "repeat"], changed: ["keep", "note"] }[conflict.kind];
  return h("div", {}, h("h2", { class: "field-conflict" }, say(`conflict_${conflict.kind}`, { title: conflict.title })), both,
    cards(say("your_choice"), conflict.kind, answers.map((answer) => [answer, say(`choice_${answer}`), say(`choice_${answer}_help`)]), null));
}

// The coupon of art. 64, on the screen and for a printer, in the applicant's language. The QR code never holds the PIN.
export function couponScreen(show, go, id) {
  const record = find(id);
  if (!record) return go("/");
  const { told } = record, { office, user, services, track } = state.reference, speak = (name) => sayIn(told.language, name);
  const service = services.find((one) => one.id === told.service), counted = termOf(told);
  const line = (label, value) => (value ? h("div", {}, h("dt", {}, label), h("dd", {}, value)) : null);
  show(h("article", { class: "field-coupon", lang: told.language },
    h("header", {}, h("p", { class: "field-coupon-office" }, office.name[told.language] || office.name.kk), h("h1", {}, speak("coupon_title"))),
    h("div", { class: "field-coupon-keys" },
      h("dl", {}, h("dt", {}, speak("number")), h("dd", { class: "field-number" }, record.number), h("dt", {}, speak("pin")), h("dd", { class: "field-pin" }, told.pin)),
      qr(`${track}?number=${record.number}`, speak("qr_label"))),
    h("dl", { class: "facts" },
      line(speak("full_name"), [told.family_name, told.given_name, told.patronymic].filter(Boolean).join(" ")),
      line(speak("taken_at"), `${day(localDay(told.taken_at), told.language)}, ${time(told.taken_at)}`),
      line(speak("registered_on"), counted && day(counted.day, told.language)),
      line(speak("due_on"), counted && day(counted.due, told.language)),
      line(speak("received_by"), [user.name, user.post].filter(Boolean).join(", ")),
      line(speak("service"), service && (service.name[told.language] || service.name.kk)),
      line(speak("place"), state.meeting.place)),
    h("p", {}, speak("coupon_note")), h("p", { class: "field-coupon-address" }, track)),
  h("div", { class: "form-actions field-bar" },
    button(say("next_one"), { onclick: () => go("/new"), icon: "plus" }, "primary"),
    button(say("print"), { onclick: () => window.print(), icon: "printer" }),
    button(say("to_list"), { onclick: () => go("/"), icon: "arrow-left" }, "ghost")));
}

// The day it counts as registered and the last day of the answer, by the days taken along. The office's count decides.
export function termOf(told) {
  if (told.result) return { day: told.result.registered_on, due: told.result.due_on };
  const taken = localDay(told.taken_at), { terms, closes } = state.reference;
  return terms.find((one) => (time(told.taken_at) < closes ? one.day >= taken : one.day > taken));
}

function qr(text, label) {
  const rows = encodeQR(text, "raw", { ecc: "medium", border: 2 }), size = rows.length;
  const drawn = document.createElementNS(SVG, "svg"), path = document.createElementNS(SVG, "path");
  drawn.setAttribute("viewBox", `0 0 ${size} ${size}`);
  drawn.setAttribute("class", "field-qr");
  drawn.setAttribute("role", "img");
  drawn.setAttribute("aria-label", label);
  drawn.setAttribute("shape-rendering", "crispEdges");
  path.setAttribute("d", rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join(""));
  drawn.append(path);
  return drawn;
}

