{% autoescape off %}// Keeps the shell of the village meeting, and nothing else: no data ever passes through here.
const told = {{ told }};
const NAME = `tirek-field-${told.version}`;
const FILES = [told.shell, ...told.files];

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(NAME)
      .then((cache) => Promise.all(FILES.map(async (address) => {
        const answer = await fetch(address, { cache: "no-cache", credentials: "omit" });
        if (!answer.ok || answer.redirected) throw new Error(address);
        return cache.put(address, answer);
      })))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith("tirek-field-") && name !== NAME).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

// The shell and its files come from here first; everything else goes to the network as ever.
self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== self.location.origin) return;
  const key = pathname === told.shell ? told.shell : told.files.find((file) => new URL(file, origin).pathname === pathname);
  if (key) event.respondWith(caches.open(NAME).then((cache) => cache.match(key)).then((kept) => kept || fetch(event.request)));
});
{% endautoescape %}
