// In a browser: the default scenario's values, as text in the page.
import init, { evaluate } from "hash-or-host";

const place = document.getElementById("npvs");
try {
  await Promise.all([init(), init()]);
  const { strategies } = evaluate({});
  place.value = JSON.stringify(Object.fromEntries(Object.entries(strategies).map(([name, { npv_usd }]) => [name, npv_usd])));
} catch (error) {
  place.value = `failed: ${error}`;
}
