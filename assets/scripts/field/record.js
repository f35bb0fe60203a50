// Taking an application: four short parts on one page, then everything once more before the number is given.
import { area as textarea, button, card, cards, check, facts, field, h, input, note, select, showProblems, values } from "./dom.js";
import { bornOn, wrongIin } from "./iin.js";
import { LARGEST, MOST, shrink } from "./photo.js";
import { change, dropDraft, find, numbersLeft, readDraft, saveDraft, state, take } from "./state.js";
import { newKey, newPin } from "./vault.js";
import { LANGUAGES, day, localDay, named, say, spoken } from "./words.js";

const KINDS = ["application", "request", "proposal", "complaint"];
const WAIT = 800;

export async function recordScreen(show, go, id) {
  const record = id ? find(id) : null;
  if (id && !record) return go("/");
  if (record && !["waiting", "wrong", "conflict"].includes(record.state)) return go(`/r/${id}`);
  if (!record && !(await numbersLeft())) return show(h("h1", {}, say("take_title")), note("danger", say("no_numbers_left"), h("p", {}, say("no_numbers_help"))));
  const told = record ? record.told : (await readDraft()) || { kind: "application", language: spoken(), area: state.meeting.area };
  const papers = [], gone = [];
  const form = formOf(told, record, papers, gone);
  let timer;
  if (!record) form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => state.key && saveDraft(values(form)), WAIT); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    const typed = values(form);
    if (showProblems(form, problemsOf(typed))) review(typed);
  });
  const top = h("h1", {}, record ? `${say("edit_title")} ${record.number}` : say("take_title"));
  const wrong = record && record.state === "wrong" ? note("danger", say("office_says_wrong"), h("p", {}, [record.told.reason, ...Object.values(record.told.problems || {}).flat()].filter(Boolean).join(" "))) : null;
  const begin = () => show(...[top, wrong, form].filter(Boolean));
  begin();
  form.querySelector("[name=family_name]").focus();

  function review(typed) {
    const save = button(record ? say("save") : say("give_number"), { onclick: () => keep(typed, save) }, "primary");
    show(h("h1", {}, say("review_title")), card("", facts(readable(typed)), h("p", { class: "field-words" }, typed.body)),
      papers.length ? note("info", say("papers_taken", { n: papers.length })) : null,
      h("div", { class: "form-actions" }, save, button(say("go_back"), { onclick: begin, icon: "arrow-left" }, "ghost")));
    save.focus();
  }

  async function keep(typed, save) {
    save.disabled = true;
    if (record) {
      await change(record, { ...record.told, ...typed, problems: null, reason: "", conflicts: null, choices: null }, { to: "waiting", papers, gone });
      return go(`/r/${record.id}`);
    }
    const key = newKey();
    const number = await take(key, { ...typed, pin: newPin(), taken_at: new Date().toISOString() }, papers);
    if (!number) return show(note("danger", say("no_numbers_left")));
    go(`/r/${key}/coupon`);
  }
}

function formOf(told, record, papers, gone) {
  const { reference } = state;
  const services = reference.services.map((one) => [one.id, named(one.name), named(one.group)]);
  const iin = input("iin", told.iin, { inputmode: "numeric", maxlength: "20" }), born = input("birth_date", told.birth_date, { type: "date", max: localDay() });
  iin.addEventListener("input", () => { if (!born.value && !wrongIin(iin.value)) born.value = bornOn(iin.value); });
  return h("form", { class: "form-stack", novalidate: true },
    card(say("what_it_is"), cards(say("kind"), "kind", KINDS.map((kind) => [kind, say(`kind_${kind}`), say(`kind_${kind}_help`)]), told.kind)),
    card(say("who_applies"),
      field(say("family_name"), input("family_name", told.family_name, { autocapitalize: "words", maxlength: "150" })),
      field(say("given_name"), input("given_name", told.given_name, { autocapitalize: "words", maxlength: "150" })),
      field(say("patronymic"), input("patronymic", told.patronymic, { autocapitalize: "words", maxlength: "150" }), { optional: say("optional") }),
      field(say("iin"), iin, { optional: say("optional") }),
      field(say("birth_date"), born, { optional: say("optional") }),
      field(say("phone"), input("phone", told.phone, { type: "tel", inputmode: "tel", maxlength: "40" }), { optional: say("optional"), help: say("phone_help") })),
    card(say("what_they_ask"),
      field(say("service"), select("service", [["", "–"], ...services], told.service)),
      field(say("words"), textarea("body", told.body, { maxlength: "20000" }), { help: say("words_help") })),
    card(say("papers"), papersField(record, papers, gone)),
    card(say("and_also"),
      field(say("area"), select("area", reference.areas.map((one) => [one.id, named(one.name)]), told.area)),
      cards(say("answer_language"), "language", LANGUAGES, told.language),
      consentField(told)),
    h("div", { class: "form-actions field-bar" }, h("button", { class: "btn btn-primary", type: "submit" }, say("look_over")),
      record ? null : button(say("clear_form"), { onclick: async () => { await dropDraft(); location.hash = "#/"; } }, "ghost")));
}

function consentField(told) {
  const terms = state.reference.consent[spoken()];
  const words = h("details", { class: "field-consent" }, h("summary", {}, say("consent_words")),
    facts([[say("consent_operator"), terms.operator], [say("consent_purpose"), terms.purpose], [say("consent_data"), terms.data.join(", ")], [say("consent_third"), terms.third_parties.join(", ")], [say("consent_term"), terms.term]]));
  return h("div", {}, words, check("consent", say("consent_given"), Boolean(told.consent)));
}

function papersField(record, papers, gone) {
  const list = h("ul", { class: "upload-list" }), status = h("p", { class: "field-error", role: "alert", hidden: true });
  const before = record ? record.files : [];
  const draw = () => list.replaceChildren(...before.filter((one) => !gone.includes(one.id)).map((one) => line(one.name, one.size, () => gone.push(one.id))), ...papers.map((one) => line(one.name, one.bytes.byteLength, () => papers.splice(papers.indexOf(one), 1))));
  const line = (name, size, drop) => h("li", {}, h("span", { class: "upload-name" }, name), h("span", { class: "upload-note" }, `${Math.ceil(size / 1024)} kB`), button(say("take_out"), { onclick: () => { drop(); draw(); } }, "ghost"));
  const chosen = h("input", { type: "file", class: "form-control", accept: "image/*,application/pdf", multiple: true, id: "papers" });
  chosen.addEventListener("change", async () => {
    for (const file of chosen.files) {
      const made = before.length - gone.length + papers.length < MOST ? await shrink(file) : null;
      status.hidden = Boolean(made);
      status.textContent = made ? "" : say("paper_refused", { n: MOST, size: LARGEST >> 20 });
      if (made) papers.push({ id: newKey(), ...made });
    }
    chosen.value = "";
    draw();
  });
  draw();
  return h("div", { class: "field" }, h("label", { class: "form-label", for: "papers" }, say("paper_photo"), h("span", { class: "field-optional" }, ` ${say("optional")}`)), h("p", { class: "field-help" }, say("paper_help")), chosen, status, list);
}

export function problemsOf(typed) {
  const found = {};
  if (!typed.family_name.trim() && !typed.given_name.trim()) found.family_name = say("one_name");
  const slip = wrongIin(typed.iin);
  if (slip) found.iin = say(slip);
  if (typed.phone.trim() && !/^\+?[\d\s()-]{6,20}$/.test(typed.phone.trim())) found.phone = say("phone_wrong");
  if (typed.birth_date && typed.birth_date > localDay()) found.birth_date = say("born_later");
  if (!typed.service) found.service = say("choose_one");
  if (!typed.body.trim()) found.body = say("fill_in");
  return found;
}

export function readable(told) {
  const service = state.reference.services.find((one) => one.id === told.service), place = state.reference.areas.find((one) => one.id === told.area);
  return [
    [say("kind"), say(`kind_${told.kind}`)],
    [say("full_name"), [told.family_name, told.given_name, told.patronymic].filter(Boolean).join(" ")],
    [say("iin"), told.iin],
    [say("birth_date"), told.birth_date && day(told.birth_date)],
    [say("phone"), told.phone],
    [say("service"), service && named(service.name)],
    [say("area"), place && named(place.name)],
    [say("answer_language"), (LANGUAGES.find(([code]) => code === told.language) || [])[1]],
    [say("consent_short"), told.consent ? say("yes") : say("no")],
  ];
}
