// A question asked at a stop of a tour: taken down without a number, sealed like everything else, sent once.
import { area as textarea, button, card, cards, field, h, input, note, select, showProblems, values } from "./dom.js";
import { changeQuestion, findQuestion, state, takeQuestion } from "./state.js";
import { newKey } from "./vault.js";
import { LANGUAGES, day, named, say, spoken } from "./words.js";

const KINDS = ["question", "proposal"];
const TONES = { waiting: "info", wrong: "danger", sent: "success" };
export const stops = () => (state.reference && state.reference.stops) || [];

export function questionScreen(show, go, id) {
  const known = id ? findQuestion(id) : null;
  if (id && !known) return go("/");
  if (!known && !stops().length) return show(h("h1", {}, say("question_title")), note("info", say("no_stops")));
  const told = known ? known.told : { stop: nearest(), kind: "question", language: spoken() };
  const form = formOf(told, known);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = values(form);
    if (!showProblems(form, problemsOf(typed))) return;
    if (known) await changeQuestion(known, { ...typed, asked_at: told.asked_at }, "waiting");
    else await takeQuestion(newKey(), { ...typed, asked_at: new Date().toISOString() });
    go("/");
  });
  const wrong = known && known.state === "wrong" ? note("danger", say("office_says_wrong"), h("p", {}, [told.reason, ...Object.values(told.problems || {}).flat()].filter(Boolean).join(" "))) : null;
  show(h("h1", {}, say("question_title")), wrong, known && known.state === "sent" ? note("success", say("question_sent")) : null, form);
  form.querySelector("[name=text]").focus();
}

function formOf(told, known) {
  const choices = stops().map((one) => [one.id, `${one.place}, ${day(one.held_on)} · ${named(one.tour)}`]);
  const fixed = known && known.state === "sent";
  const form = h("form", { class: "form-stack", novalidate: true },
    card("", field(say("which_stop"), select("stop", choices, told.stop)),
      cards(say("what_it_is"), "kind", KINDS.map((kind) => [kind, say(`asked_${kind}`)]), told.kind),
      field(say("question_words"), textarea("text", told.text, { maxlength: "5000" }), { help: say("words_help") })),
    card(say("who_asks"),
      field(say("full_name"), input("name", told.name, { autocapitalize: "words", maxlength: "200" }), { optional: say("optional") }),
      field(say("phone"), input("phone", told.phone, { type: "tel", inputmode: "tel", maxlength: "40" }), { optional: say("optional"), help: say("answer_sent_there") }),
      cards(say("answer_language"), "language", LANGUAGES, told.language)),
    card(say("answered_here"), field(say("question_answer"), textarea("answer", told.answer, { rows: "3", maxlength: "5000" }), { optional: say("optional"), help: say("question_answer_help") })),
    h("div", { class: "form-actions field-bar" }, fixed ? null : h("button", { class: "btn btn-primary", type: "submit" }, say("save")), button(say("to_list"), { onclick: () => { location.hash = "#/"; }, icon: "arrow-left" }, "ghost")));
  if (fixed) for (const control of form.elements) if (control.name) control.disabled = true;
  return form;
}

// The stop of today, else the first one ahead.
function nearest() {
  const today = new Date().toISOString().slice(0, 10);
  return (stops().find((one) => one.held_on >= today) || stops()[0]).id;
}

function problemsOf(typed) {
  const found = {};
  if (!typed.stop) found.stop = say("choose_one");
  if (!typed.text.trim()) found.text = say("fill_in");
  if (typed.phone.trim() && !/^\+?[\d\s()-]{6,20}$/.test(typed.phone.trim())) found.phone = say("phone_wrong");
  return found;
}

export function questionList() {
  if (!state.questions.length) return null;
  const rows = state.questions.map((one) => h("li", {}, h("a", { href: `#/q/${one.id}` }, h("span", { class: "field-row-name" }, one.told.text.slice(0, 80)), h("span", { class: "field-row-about" }, stopName(one.told.stop)), badge(one))));
  return card(say("questions_taken"), h("ul", { class: "field-list field-questions" }, rows));
}

const badge = (one) => h("span", { class: `badge-state tone-${TONES[one.state]}` }, say(`question_${one.state}`));
const stopName = (id) => { const stop = stops().find((one) => one.id === id); return stop ? `${stop.place} · ${named(stop.tour)}` : ""; };
