// Before anything is painted: which language (docs/spanish.md), and whether the page's figures are the address's.
{
  const { search, hash } = location;
  const own = document.documentElement.lang;
  let language = /[?#&]lang=(en|es)\b/.exec(search + hash)?.[1];
  if (!language && own === 'en' && self === top) {
    try {
      [language] = /^(en|es)$/.exec(localStorage.language) ?? [];
    } catch {}
    language ??= navigator.languages?.map((tag) => tag.slice(0, 2)).find((tag) => /en|es/.test(tag));
  }
  if (language && language !== own && document.querySelector(`link[hreflang=${language}]`)) {
    location.replace((own === 'en' ? 'es/' : '../') + search + hash);
  }
  addEventListener('click', ({ target }) => {
    try {
      localStorage.language = target.closest('a.language').lang;
    } catch {}
  });

  // Figures of another scenario are not shown as if they were this one's (`styles/results.css`). What may be a link is
  // taken for one, but for what is hung on most often: the program, once it is there, knows.
  if (/[#?&;](?!lang=|utm_|ref=|\w*clid=)[a-z_.]+=/i.test(search + hash)) {
    document.documentElement.classList.add('linked');
    if (/[#?&]case=/.test(hash + search)) document.documentElement.classList.add('with-case');
  }
}
