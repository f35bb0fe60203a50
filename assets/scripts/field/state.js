// What the open page knows. Nothing personal outlives the lock: the key and the records are dropped with it.
import * as store from "./store.js";
import { seal, sealValue, unseal, unsealValue } from "./vault.js";

export const state = { device: null, key: null, records: [], questions: [], reference: null, meeting: null, keepDays: 3, idleMinutes: 10, skew: 0 };
export const DONE = ["sent", "struck"];

export async function load() {
  for (const name of ["device", "reference", "meeting", "keepDays", "idleMinutes", "skew"]) {
    const value = await store.kept(name);
    if (value !== undefined) state[name] = value;
  }
}

export async function readRecords() {
  const rows = await store.all("records"), files = await store.all("files");
  state.records = await Promise.all(rows.map(async (row) => ({
    ...row,
    told: await unsealValue(state.key, row.id, row),
    files: files.filter((file) => file.record === row.id).map(({ data, ...light }) => light),
  })));
  state.records.sort((one, other) => (one.told.taken_at < other.told.taken_at ? 1 : -1));
  await readQuestions();
}

async function readQuestions() {
  const rows = await store.all("questions");
  state.questions = await Promise.all(rows.map(async (row) => ({ ...row, told: await unsealValue(state.key, row.id, row) })));
  state.questions.sort((one, other) => (one.told.asked_at < other.told.asked_at ? 1 : -1));
}

export const findQuestion = (id) => state.questions.find((one) => one.id === id);
export const unsentQuestions = () => state.questions.filter((one) => one.state !== "sent");
export const find = (id) => state.records.find((one) => one.id === id);
export const isUnsent = (record) => record.state === "waiting" || record.state === "conflict" || record.state === "wrong" || (record.state === "striking") || record.files.some((file) => !file.done);
export const unsent = async () => {
  const files = await store.all("files"), rows = await store.all("records");
  const open = new Set(files.filter((file) => !file.done).map((file) => file.record));
  const asked = (await store.all("questions")).filter((row) => row.state !== "sent");
  return rows.filter((row) => !DONE.includes(row.state) || open.has(row.id)).length + asked.length;
};
export const numbersLeft = async () => (await store.all("numbers")).filter((one) => !one.record).length;

async function sealedFiles(id, papers) {
  return Promise.all(papers.map(async (paper) => ({ id: paper.id, record: id, name: paper.name, size: paper.bytes.byteLength, sent: 0, done: false, ...(await seal(state.key, paper.id, paper.bytes)) })));
}

// A new application under the next number. Null when no number is left.
export async function take(id, told, papers) {
  const row = { id, state: "waiting", meeting: state.meeting.id, ...(await sealValue(state.key, id, told)) };
  const number = await store.writeNew(row, await sealedFiles(id, papers));
  await readRecords();
  return number;
}

export async function change(record, told, { to = record.state, papers = [], gone = [] } = {}) {
  const { id, number, meeting } = record;
  const row = { id, number, meeting, state: to, ...(await sealValue(state.key, id, told)) };
  await store.writeChanged(row, await sealedFiles(id, papers), gone);
  await readRecords();
}

// A question of a stop. It has no number: its key alone makes sending it twice harmless.
export const takeQuestion = (id, told) => changeQuestion({ id }, told, "waiting");
export async function changeQuestion({ id }, told, to) {
  await store.put("questions", { id, state: to, ...(await sealValue(state.key, id, told)) });
  await readQuestions();
}

export const bytesOf = async (id) => {
  const file = await store.get("files", id);
  return unseal(state.key, id, file);
};
export async function fileSent(id, sent, done) {
  const file = await store.get("files", id);
  await store.put("files", { ...file, sent, done });
}

export const saveDraft = async (told) => store.keep("draft", await sealValue(state.key, "draft", told));
export async function readDraft() {
  const box = await store.kept("draft");
  try { return box ? await unsealValue(state.key, "draft", box) : null; } catch { return null; }
}
export const dropDraft = () => store.remove("meta", "draft");

// Sent applications leave the device after some days, or at once.
export async function eraseSent(days = state.keepDays) {
  const before = Date.now() - days * 86400000;
  const over = state.records.filter((one) => DONE.includes(one.state) && !isUnsent(one) && (one.told.sent_at || 0) <= before);
  await store.erase(over.map((one) => one.id), over.flatMap((one) => one.files.map((file) => file.id)));
  const asked = state.questions.filter((one) => one.state === "sent" && (one.told.sent_at || 0) <= before);
  await store.remove("questions", ...asked.map((one) => one.id));
  await readRecords();
  return over.length + asked.length;
}
