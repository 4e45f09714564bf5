// Sorts, filters and opens the rows of the list. All that it shows is in the page already.
(() => {
  'use strict';
  const PAGE = 100;
  const byId = id => document.getElementById(id);
  const body = byId('rows'), form = byId('filters'), more = byId('more'), shown = byId('shown');
  const number = (row, key) => Number(row.dataset[key]);
  const alerts = [], groups = new Map();
  for (const row of [...body.rows]) {
    if (row.classList.contains('group')) groups.set(row.id.slice(1), { head: row, open: false, all: 0 });
    else {
      const group = groups.get(row.dataset.g);
      if (group) group.all++;
      alerts.push({ row, group, number: row.id.slice(1), detail: null });
    }
  }
  const marks = [...document.querySelectorAll('a.mark')];
  let sort = 's', down = true, limit = PAGE, mark = null;

  // The list.

  const matches = alert => {
    const wanted = form.elements, data = alert.row.dataset;
    for (const key of ['k', 'a', 'c']) if (wanted[key].value !== '' && data[key] !== wanted[key].value) return false;
    if (number(alert.row, 's') < Number(wanted.least.value)) return false;
    const text = wanted.text.value.trim().toLowerCase();
    if (text === '') return true;
    alert.text ??= alert.row.cells[2].textContent.toLowerCase();
    return alert.text.includes(text);
  };

  // What is not known stands last in both directions; ties in the page's own order, by score.
  const compare = (one, other) => {
    const a = number(one.row, sort), b = number(other.row, sort);
    if (a !== b && (a < 0) !== (b < 0) && sort !== 't') return a < 0 ? 1 : -1;
    return (down ? b - a : a - b) || one.number - other.number;
  };

  const show = () => {
    const fit = alerts.filter(matches);
    const counts = new Map();
    for (const alert of fit) counts.set(alert.row.dataset.p, (counts.get(alert.row.dataset.p) ?? 0) + 1);
    const listed = (mark === null ? fit : fit.filter(alert => alert.row.dataset.p === mark)).sort(compare);
    const members = new Map();
    if (form.elements.group.checked)
      for (const alert of listed) if (alert.group) members.has(alert.group) ? members.get(alert.group).push(alert) : members.set(alert.group, [alert]);
    const fragment = document.createDocumentFragment();
    let places = 0;
    const add = (alert, hidden) => {
      alert.row.hidden = hidden;
      alert.row.classList.toggle('later', places > limit);
      fragment.append(alert.row);
      if (alert.detail) {
        alert.detail.hidden = hidden;
        alert.detail.classList.toggle('later', places > limit);
        fragment.append(alert.detail);
      }
    };
    for (const alert of listed) {
      const group = members.get(alert.group);
      if (!group || group.length < 3) {
        places++;
        alert.row.classList.remove('in');
        add(alert, false);
      } else if (group[0] === alert) {
        places++;
        const { head, open, all } = alert.group;
        head.querySelector('.n').textContent = group.length < all ? `${group.length} of ${all}` : all;
        head.classList.toggle('later', places > limit);
        fragment.append(head);
        for (const member of group) {
          member.row.classList.add('in');
          add(member, !open);
        }
      }
    }
    body.replaceChildren(fragment);
    more.hidden = places <= limit;
    shown.textContent = `${listed.length === alerts.length ? 'All' : `${listed.length} of`} ${alerts.length} alerts${mark === null ? '' : ', at the mark chosen on the map'}, in ${places} rows`;
    if (places > limit) {
      // On paper all rows are there.
      const first = document.createElement('span');
      first.className = 'screen';
      first.textContent = `; the first ${limit} are shown`;
      shown.append(first);
    }
    shown.append('.');
    for (const link of marks) {
      const count = counts.get(link.dataset.p) ?? 0, label = link.querySelector('text');
      link.classList.toggle('none', count === 0);
      link.classList.toggle('chosen', link.dataset.p === mark);
      if (label) label.textContent = count;
    }
    for (const head of document.querySelectorAll('th[data-sort]')) {
      if (head.dataset.sort === sort) head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    }
    form.elements.sort.value = sort;
  };

  const sortBy = key => {
    // Areas in alphabetical order, the nearest first; the longest, the newest and the highest score first.
    down = sort === key ? !down : key !== 'a' && key !== 'm';
    sort = key;
    show();
  };

  // One alert.

  const unpack = async pack => {
    const bytes = Uint8Array.from(atob(pack.content.textContent), c => c.charCodeAt(0));
    const markup = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).text();
    const holder = document.createElement('template');
    holder.innerHTML = markup;
    pack.replaceWith(holder.content);
  };

  const toggle = async (alert, open = !alert.detail) => {
    const source = byId(`n${alert.number}`);
    if (!source) return;
    alert.row.cells[0].querySelector('a').setAttribute('aria-expanded', open);
    if (!open) {
      alert.detail?.remove();
      alert.detail = null;
    } else if (!alert.detail) {
      // Browsers with scripts take a noscript for text: an alert is parsed when it is opened.
      const holder = document.createElement('template');
      holder.innerHTML = source.textContent;
      const article = holder.content.querySelector('article');
      const pack = article.querySelector('template.pack');
      alert.detail = document.createElement('tr');
      alert.detail.className = 'detail';
      const cell = alert.detail.insertCell();
      cell.colSpan = 7;
      cell.append(article);
      alert.row.after(alert.detail);
      if (pack) await unpack(pack).catch(fault => {
        const note = document.createElement('p');
        note.className = 'note';
        note.textContent = `This browser cannot unpack the figures: ${fault}`;
        pack.replaceWith(note);
      });
    }
  };

  /** Shows an alert whatever the filters are, and opens it. */
  const goTo = async alert => {
    if (!alert.row.isConnected) {
      for (const key of ['text', 'k', 'a', 'c']) form.elements[key].value = '';
      form.elements.least.value = 0;
      mark = null;
    }
    if (alert.group) alert.group.open = true;
    setOpen(alert.group);
    show();
    if (alert.row.classList.contains('later')) {
      limit = Infinity;
      show();
    }

    await toggle(alert, true);
    alert.row.scrollIntoView();
  };

  // Groups.

  const setOpen = group => group?.head.querySelector('button').setAttribute('aria-expanded', group.open);

  // What can be pressed is made here: without the script there is nothing that does nothing.

  const button = (text, pressed) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.append(text);
    made.addEventListener('click', pressed);
    return made;
  };

  const folded = 'folded' in body.dataset;
  if (folded) {
    for (const alert of alerts) alert.row.cells[0].querySelector('a').setAttribute('aria-expanded', 'false');
    body.addEventListener('click', event => {
      const link = event.target.closest('a[href^="#a"]');
      if (!link) return;
      event.preventDefault();
      toggle(alerts.find(alert => alert.row === link.closest('tr')));
    });
  }

  for (const group of groups.values()) {
    const title = group.head.querySelector('strong');
    const opener = button('', () => {
      group.open = !group.open;
      setOpen(group);
      show();
      opener.focus();
    });
    opener.className = 'opener';
    title.replaceWith(opener);
    opener.append(title);
    setOpen(group);
  }

  for (const head of document.querySelectorAll('th[data-sort]')) {
    // On paper the heads are repeated on each page, and browsers repeat text there, but no buttons.
    head.dataset.label = head.textContent;
    head.replaceChildren(button(head.textContent, () => sortBy(head.dataset.sort)));
  }

  for (const link of marks) link.addEventListener('click', event => {
    event.preventDefault();
    mark = mark === link.dataset.p ? null : link.dataset.p;
    limit = PAGE;
    show();
    byId('list').scrollIntoView();
  });

  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('input', event => {
    limit = PAGE;
    if (event.target.name === 'sort') sortBy(event.target.value);
    else show();
  });
  form.addEventListener('reset', () => setTimeout(() => {
    mark = null;
    limit = PAGE;
    [sort, down] = ['s', true];
    show();
  }));
  const [next, all] = more.querySelectorAll('button');
  next.addEventListener('click', () => { limit += PAGE; show(); });
  all.addEventListener('click', () => { limit = Infinity; show(); });

  const follow = () => {
    const target = folded && /^#[ar](\d+)$/.exec(location.hash);
    const alert = target && alerts.find(a => a.number === target[1]);
    if (alert) goTo(alert);
  };
  addEventListener('hashchange', follow);
  form.hidden = false;
  document.documentElement.className = 'scripted';
  show();
  // The alerts themselves come after this script, so that the list is there at once.
  addEventListener('DOMContentLoaded', follow);
})();
