// Making the device ready, with the network: meeting, numbers, passphrase.
import * as net from "./net.js";
import * as store from "./store.js";
import { area as textarea, button, card, field, h, input, note, select, showProblems, values } from "./dom.js";
import { state } from "./state.js";
import { makeVault, newKey, random, sealToOffice, toText } from "./vault.js";
import { day, localDay, named, say } from "./words.js";

export const SHORTEST = 10;

export async function takeAlong() {
  const reference = await net.get("reference/");
  state.reference = reference;
  await store.keep("reference", reference);
  return reference;
}

export async function setupScreen(show, ready) {
  show(h("p", { class: "field-wait", role: "status" }, say("loading")));
  let reference;
  try {
    reference = await takeAlong();
  } catch (problem) {
    return show(h("h1", {}, say("setup_title")), problem instanceof net.SignedOut
      ? note("warning", say("sign_in_first"), h("p", {}, h("a", { class: "btn btn-primary", href: "/accounts/login/?next=/field/" }, say("sign_in"))))
      : problem instanceof net.Refused ? note("danger", problem.message) : note("warning", say("setup_needs_network"), button(say("try_again"), { onclick: () => setupScreen(show, ready) })));
  }
  const form = h("form", { class: "form-stack", novalidate: true },
    card(say("the_device"), field(say("device_name"), input("name", "", { maxlength: "100", required: true }), { help: say("device_name_help") })),
    card(say("the_meeting"), ...meetingFields(reference)),
    card(say("the_numbers"), field(say("how_many_numbers"), input("count", "50", { type: "number", min: "1", max: "200", inputmode: "numeric" }), { help: say("numbers_help") })),
    card(say("the_passphrase"), h("p", {}, say("passphrase_help")),
      field(say("passphrase"), input("passphrase", "", { type: "password", autocomplete: "new-password" })),
      field(say("passphrase_again"), input("again", "", { type: "password", autocomplete: "new-password" }))),
    h("div", { "data-place": "problem" }),
    h("div", { class: "form-actions" }, h("button", { class: "btn btn-primary", type: "submit" }, say("make_ready"))));
  form.addEventListener("submit", (event) => { event.preventDefault(); makeReady(form, reference, ready); });
  show(h("h1", {}, say("setup_title")), h("p", { class: "field-lead" }, `${named(reference.office.name)} · ${reference.user.name}`), form);
  form.elements.name.focus();
}

export function meetingFields(reference) {
  const coming = reference.meetings.map((one) => [one.id, `${one.place}, ${day(one.held_on)}`]);
  const fields = h("div", { "data-new-meeting": true },
    field(say("meeting_place"), input("place", "", { maxlength: "200" }), { help: say("meeting_place_help") }),
    field(say("meeting_area"), select("area", reference.areas.map((one) => [one.id, named(one.name)]), reference.office.area)),
    field(say("meeting_date"), input("held_on", localDay(), { type: "date" })),
    field(say("meeting_agencies"), textarea("agencies", "", { rows: "3" }), { help: say("one_a_line"), optional: say("optional") }));
  if (!coming.length) return [fields];
  const chosen = select("meeting", [["", say("new_meeting")], ...coming], "", { onchange: (event) => { fields.hidden = Boolean(event.target.value); } });
  return [field(say("which_meeting"), chosen), fields];
}

function problemsOf(told) {
  const found = {};
  if (!told.name.trim()) found.name = say("fill_in");
  if (!told.meeting && !told.place.trim()) found.place = say("fill_in");
  if (!told.meeting && !told.held_on) found.held_on = say("fill_in");
  if (!(told.count >= 1 && told.count <= 200)) found.count = say("numbers_limit");
  if (told.passphrase.length < SHORTEST) found.passphrase = say("passphrase_short");
  else if (told.passphrase !== told.again) found.again = say("passphrase_differs");
  return found;
}

async function makeReady(form, reference, ready) {
  const told = values(form), press = form.querySelector("[type=submit]"), place = form.querySelector("[data-place]");
  if (!showProblems(form, problemsOf(told))) return;
  press.disabled = true;
  press.classList.add("is-busy");
  try {
    await enrol(told, reference);
    await ready();
  } catch (problem) {
    place.replaceChildren(note("danger", problem instanceof net.Refused ? [problem.message, ...Object.values(problem.problems)].flat().filter((one) => one !== "wrong").join(" ") : problem instanceof net.SignedOut ? say("sign_in_first") : say("setup_needs_network")));
    place.scrollIntoView({ block: "center" });
  } finally {
    press.disabled = false;
    press.classList.remove("is-busy");
  }
}

// The keys of this attempt are kept before anything is sent: an answer lost on the way costs nothing, asking again is once.
async function enrol(told, reference) {
  const attempt = (await store.kept("attempt")) || { id: newKey(), secret: toText(random(32)), block: newKey(), meeting: newKey() };
  await store.keep("attempt", attempt);
  const { kept, raw } = await makeVault(told.passphrase);
  const escrow = await sealToOffice(raw, reference.escrow);
  raw.fill(0);
  const identity = { id: attempt.id, secret: attempt.secret, name: told.name.trim() };
  net.speakAs(identity);
  await net.post("devices/", { key: attempt.id, secret: attempt.secret, name: identity.name, escrow });
  const meeting = told.meeting ? reference.meetings.find((one) => one.id === told.meeting) : await planMeeting(told, attempt.meeting);
  const { numbers } = await net.post("numbers/", { key: attempt.block, count: Number(told.count) });
  await store.put("numbers", ...numbers.map((number) => ({ number, record: null })));
  await store.keep("vault", kept);
  await store.keep("meeting", meeting);
  await store.keep("device", identity);
  await store.remove("meta", "attempt");
  Object.assign(state, { device: identity, meeting });
  store.persist();
}

export const planMeeting = (told, key) => net.post("meetings/", { key, place: told.place, area: told.area, held_on: told.held_on, agencies: told.agencies });
