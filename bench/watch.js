// Put into each page before its own scripts: when the last message came and the last thing changed, and what paint cost.
window.bench = {message: 0, changed: 0, clicked: 0, paint: 0, shift: 0};
window.WebSocket = class extends WebSocket {
  constructor(...given) {
    super(...given);
    this.addEventListener('message', () => { bench.message = performance.now(); });
  }
};
document.addEventListener('click', () => { bench.clicked = performance.now(); }, true);
new MutationObserver(changes => {
  const shown = one => (one.target.nodeType === 1 ? one.target : one.target.parentElement)?.closest('[data-testid=stMain]');
  if (changes.some(shown)) bench.changed = performance.now();
}).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
new PerformanceObserver(seen => { bench.paint = seen.getEntries().at(-1).startTime; })
  .observe({type: 'largest-contentful-paint', buffered: true});
new PerformanceObserver(seen => {
  for (const one of seen.getEntries()) if (!one.hadRecentInput) bench.shift += one.value;
}).observe({type: 'layout-shift', buffered: true});
