// A case's own page has its picture for those who preview links; readers go on to the page itself, with the case as the
// link says it or, without one, as it was when this was built.
"use strict";
location.replace(`../index.html${location.hash || `#${document.currentScript.dataset.link}`}`);
