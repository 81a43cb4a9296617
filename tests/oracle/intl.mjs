// Writes ../fixtures/intl.json: numbers as `Intl.NumberFormat` of Node writes them, locale by locale.
//
//     node intl.mjs
//
// One list a locale, each entry [value, decimals, text in the digits 0 to 9, text in the locale's own digits]; the
// locale "none" groups nothing, as a browser does where no locale is set. Node carries the tables of ICU that the
// browsers carry.
import { writeFileSync } from 'node:fs';

const LOCALES = ['en-US', 'en-IN', 'de', 'de-CH', 'fr', 'es', 'pt-BR', 'sv', 'ar-EG', 'hi', 'ja'];
const NUMBERS = [
  [0, 0], [0.05, 2], [0.5, 1], [0.0725, 4], [1, 0], [2.9, 2], [12.5, 1], [45, 0], [99.999, 3], [100, 0], [128, 0], [999, 0], [999.5, 1],
  [1000, 0], [1234, 0], [1234.5, 1], [9999.99, 2], [10000, 0], [12345.678, 3], [84700, 0], [99999.5, 1], [100000, 0], [120000, 0],
  [999999, 0], [1234567, 0], [1234567.89, 2], [13000000, 0], [123456789, 0], [1000000000, 0], [12345678901.5, 1], [1e14, 0], [0.00000001, 8],
];

const written = ([value, digits], locale, options) =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits, ...options }).format(value);
const locales = {};
for (const locale of LOCALES) {
  locales[locale] = NUMBERS.map((number) => [
    ...number, written(number, locale, { numberingSystem: 'latn' }), written(number, locale, {}),
  ]);
}
locales.none = NUMBERS.map((number) => {
  const text = written(number, 'en-US', { useGrouping: false });
  return [...number, text, text];
});
const lines = Object.entries(locales).map(([locale, numbers]) => `${JSON.stringify(locale)}:[\n${numbers.map((n) => JSON.stringify(n)).join(',\n')}]`);
writeFileSync(new URL('../fixtures/intl.json', import.meta.url), `{${lines.join(',\n')}}\n`);
