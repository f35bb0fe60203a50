// What the device keeps. A number is drawn and its application written in one transaction: both or neither, whatever
// happens to the battery.
const NAME = "tirek-field", VERSION = 2;
const STORES = { meta: "name", numbers: "number", records: "id", files: "id", questions: "id" };
let opened;

function open() {
  opened = opened || new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      const database = request.result, missing = Object.entries(STORES).filter(([name]) => !database.objectStoreNames.contains(name));
      for (const [name, keyPath] of missing) database.createObjectStore(name, { keyPath });
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function within(names, mode, work) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(names, mode, { durability: "strict" });
    let found;
    transaction.oncomplete = () => resolve(found);
    transaction.onabort = transaction.onerror = () => reject(transaction.error || new Error("aborted"));
    work(transaction, (value) => { found = value; });
  });
}

export const put = (store, ...rows) => within([store], "readwrite", (work) => rows.forEach((row) => work.objectStore(store).put(row)));
export const remove = (store, ...keys) => within([store], "readwrite", (work) => keys.forEach((key) => work.objectStore(store).delete(key)));
export const get = (store, key) => within([store], "readonly", (work, found) => {
  work.objectStore(store).get(key).onsuccess = (event) => found(event.target.result);
});
export const all = (store) => within([store], "readonly", (work, found) => {
  work.objectStore(store).getAll().onsuccess = (event) => found(event.target.result);
});
export const keep = (name, value) => put("meta", { name, value });
export const kept = async (name) => ((await get("meta", name)) || {}).value;

// Draw the next free number for a new application and write both, and its papers. Returns the number, or null when none is left.
export const writeNew = (record, files) => within(["numbers", "records", "files", "meta"], "readwrite", (work, found) => {
  const numbers = work.objectStore("numbers");
  found(null);
  numbers.openCursor().onsuccess = (event) => {
    const cursor = event.target.result;
    if (!cursor) return;
    if (cursor.value.record) return cursor.continue();
    cursor.update({ ...cursor.value, record: record.id });
    work.objectStore("records").put({ ...record, number: cursor.value.number });
    files.forEach((file) => work.objectStore("files").put(file));
    work.objectStore("meta").delete("draft");
    found(cursor.value.number);
  };
});

export const writeChanged = (record, files, gone) => within(["records", "files"], "readwrite", (work) => {
  work.objectStore("records").put(record);
  files.forEach((file) => work.objectStore("files").put(file));
  gone.forEach((id) => work.objectStore("files").delete(id));
});

export const erase = (ids, files) => within(["records", "files"], "readwrite", (work) => {
  ids.forEach((id) => work.objectStore("records").delete(id));
  files.forEach((id) => work.objectStore("files").delete(id));
});

export async function wipe() {
  const names = Object.keys(STORES);
  await within(names, "readwrite", (work) => names.forEach((name) => work.objectStore(name).clear()));
}

// Ask the browser not to clear what we keep when the disk is short.
export const persist = () => (navigator.storage && navigator.storage.persist ? navigator.storage.persist() : Promise.resolve(false));
