// Runs before anything is painted: where the address holds a scenario, the figures that the page comes with are not its
// own, and are not shown as if they were (`styles/results.css`). A shell: what an address means is the program's to say.
if (/[#?&](v|case|[a-z_.]+)=/.test(location.hash) || /[?&](v|case)=/.test(location.search)) {
  document.documentElement.classList.add('linked');
  if (/[#?&]case=/.test(location.hash + location.search)) document.documentElement.classList.add('with-case');
}
