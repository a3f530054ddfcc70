(() => {
  'use strict';
  const form = document.getElementById('filter');
  const findings = [...document.querySelectorAll('.finding')];
  const fields = ['verdict', 'severity', 'kind', 'rule', 'host', 'state'];
  const texts = new WeakMap();

  const text = finding => {
    if (!texts.has(finding)) {
      texts.set(finding, finding.textContent.toLowerCase());
    }
    return texts.get(finding);
  };

  const visible = () => findings.filter(finding => !finding.hidden);

  const state = () => {
    const wanted = new URLSearchParams();
    for (const name of ['q', ...fields]) {
      const value = form.elements[name] ? form.elements[name].value : '';
      if (value) {
        wanted.set(name, value);
      }
    }
    return wanted;
  };

  const apply = () => {
    const wanted = state();
    const words = (wanted.get('q') || '').toLowerCase().split(/\s+/).filter(Boolean);
    const asked = fields.filter(name => wanted.has(name));
    let shown = 0;
    for (const finding of findings) {
      const fits = asked.every(name => finding.getAttribute('data-' + name) === wanted.get(name))
          && words.every(word => text(finding).includes(word));
      finding.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    form.elements.shown.value = shown + ' of ' + findings.length + ' shown';
    return wanted;
  };

  const remember = wanted => {
    const query = wanted.toString();
    history.replaceState(null, '', query ? '#?' + query : '#findings');
  };

  const choose = wanted => {
    for (const name of ['q', ...fields]) {
      const field = form.elements[name];
      if (field) {
        field.value = wanted.get(name) || '';
        if (field.selectedIndex === -1) {
          field.value = '';
        }
      }
    }
    return apply();
  };

  const show = finding => {
    if (finding.hidden) {
      choose(new URLSearchParams());
    }
    finding.querySelector('details').open = true;
    finding.scrollIntoView();
    finding.querySelector('summary').focus({preventScroll: true});
  };

  const follow = () => {
    const hash = location.hash;
    if (hash.startsWith('#?')) {
      choose(new URLSearchParams(hash.slice(2)));
      document.getElementById('findings').scrollIntoView();
    } else if (hash.startsWith('#f-')) {
      const finding = document.getElementById(decodeURIComponent(hash.slice(1)));
      if (finding) {
        show(finding);
      }
    }
  };

  const step = by => {
    const all = visible();
    const current = document.activeElement && document.activeElement.closest('.finding');
    const next = all[current ? all.indexOf(current) + by : by > 0 ? 0 : all.length - 1];
    if (next) {
      next.querySelector('summary').focus();
    }
  };

  const open = isOpen => visible().forEach(finding => {
    finding.querySelector('details').open = isOpen;
  });

  if (findings.length > 0) {
    form.hidden = false;
    form.elements.shown.value = findings.length + ' of ' + findings.length + ' shown';
    for (const event of ['input', 'change']) {
      form.addEventListener(event, () => remember(apply()));
    }
    form.addEventListener('submit', event => event.preventDefault());
    form.elements.reset.addEventListener('click', () => remember(choose(new URLSearchParams())));
    form.elements.expand.addEventListener('click', () => open(true));
    form.elements.collapse.addEventListener('click', () => open(false));
    document.addEventListener('click', event => {
      const link = event.target.closest('[data-filter]');
      if (link) {
        event.preventDefault();
        remember(choose(new URLSearchParams(link.dataset.filter)));
        document.getElementById('findings').scrollIntoView();
      }
    });
    document.addEventListener('keydown', event => {
      if (event.ctrlKey || event.metaKey || event.altKey) {
        return;
      }
      const typing = event.target.closest('input, select, textarea');
      if (event.key === 'Escape' && typing) {
        typing.value = '';
        typing.blur();
        remember(apply());
      } else if (!typing && event.key === '/') {
        event.preventDefault();
        form.elements.q.focus();
      } else if (!typing && (event.key === 'j' || event.key === 'k')) {
        step(event.key === 'j' ? 1 : -1);
      }
    });
    let closed = [];
    addEventListener('beforeprint', () => {
      closed = visible().map(finding => finding.querySelector('details')).filter(details => !details.open);
      closed.forEach(details => details.open = true);
    });
    addEventListener('afterprint', () => closed.forEach(details => details.open = false));
    addEventListener('hashchange', follow);
    addEventListener('load', follow); // when the browser has gone to the fragment itself
  }
})();
