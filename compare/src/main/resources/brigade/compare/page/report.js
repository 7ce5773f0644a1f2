'use strict';
// The page shows everything without this script. With it, one clock runs for all models, and every bar and pair can be looked into.
(() => {
  const $ = id => document.getElementById(id);
  const make = (tag, name, text) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text !== undefined) element.textContent = text;
    return element;
  };
  let data = whole(JSON.parse($('data').textContent));
  const chart = $('chart'), axis = $('axis'), panel = $('step');
  let most = +chart.dataset.most, now = most, playing = false, from = 0, to = most, chosen = '', picked = null;
  let bars = [], models = [], needles = [];

  // ---- what stands in the page -------------------------------------------------------------------------------------------

  function read() {
    bars = [...chart.querySelectorAll('.bar')].map((g, place) => {
      const part = name => g.querySelector(':scope > .' + name);
      const title = g.querySelector(':scope > title');
      if (title) {
        g.setAttribute('aria-label', title.textContent);
        title.remove();
      }
      g.setAttribute('role', 'button');
      g.setAttribute('tabindex', place ? -1 : 0);
      const body = part('body'), facts = data.bars[g.dataset.b], name = facts.n || facts.s;
      return {g, body, name, number: (/\D(\d+)$/.exec(name) || [])[1] || '', point: part('point') || drawn(g, 'point', body), beside: part('beside') || drawn(g, 'beside', body, name),
        f: +g.dataset.f, t: +g.dataset.t, gap: +g.dataset.g, model: g.closest('.model')};
    });
    models = [...chart.querySelectorAll('.model')].map(section => ({section, wall: parseFloat(section.dataset.wall),
      now: section.querySelector('.now'), bars: bars.filter(bar => bar.model === section)}));
  }

  /** Draws what the page has no room for as it was written, and may have when one looks closer: a mark, or a name beside. */
  function drawn(g, name, body, text) {
    const svg = document.createElementNS(body.namespaceURI, 'svg');
    const inner = document.createElementNS(body.namespaceURI, text ? 'text' : 'path');
    const attributes = text ? {x: 5, y: 14.5} : {d: 'M0 4L6 10L0 16L-6 10Z'};
    for (const [key, value] of Object.entries(attributes)) inner.setAttribute(key, value);
    if (text) inner.textContent = text;
    svg.setAttribute('class', name);
    svg.setAttribute('y', body.getAttribute('y'));
    svg.setAttribute('height', body.getAttribute('height'));
    svg.append(inner);
    g.append(svg);
    return svg;
  }

  const canvas = document.createElement('canvas').getContext('2d');
  canvas.font = '500 12px system-ui, sans-serif';
  const widths = new Map();
  function width(text) {
    if (!widths.has(text)) widths.set(text, canvas.measureText(text).width);
    return widths.get(text);
  }

  // ---- the clock: which stretch of time is seen ----------------------------------------------------------------------------

  const share = ms => (ms - from) / (to - from);
  const percent = ms => (100 * share(ms)).toFixed(3) + '%';

  function layout() {
    const pixels = axis.clientWidth || 1;
    for (const bar of bars) fit(bar, pixels);
    for (const rect of chart.querySelectorAll('.fold rect')) {
      rect.setAttribute('x', percent(+rect.dataset.f));
      rect.setAttribute('width', (100 * (share(+rect.dataset.t) - share(+rect.dataset.f))).toFixed(3) + '%');
      if (rect.matches('.fill')) rect.parentNode.querySelector('.label').setAttribute('x', percent(+rect.dataset.f));
    }
    ticks(pixels);
    chart.classList.toggle('zoomed', from > 0 || to < most);
    show();
  }

  /** Draws a bar for the stretch of time that is seen: as a bar or as a mark, its name in it, beside it, or only its number. */
  function fit(bar, pixels) {
    const wide = (share(bar.t) - share(bar.f)) * pixels, room = (share(bar.gap) - share(bar.t)) * pixels, text = width(bar.name);
    bar.body.setAttribute('x', percent(bar.f));
    bar.body.setAttribute('width', (100 * (share(bar.t) - share(bar.f))).toFixed(3) + '%');
    bar.point.setAttribute('x', percent(bar.f));
    bar.beside.setAttribute('x', percent(bar.t));
    bar.beside.firstChild.setAttribute('x', wide < 5 ? 9 : 5);
    bar.beside.setAttribute('width', Math.max(0, 100 * (share(bar.gap) - share(bar.t))).toFixed(3) + '%');
    const moment = wide < 5, whole = !moment && text + 14 <= wide, outside = !whole && text + 14 <= room;
    const inside = whole || !outside && !moment && bar.number && width(bar.number) + 13 <= wide;
    bar.body.lastChild.textContent = whole || !inside ? bar.name : bar.number;
    bar.g.classList.toggle('moment', moment);
    bar.g.classList.toggle('in', !!inside);
    bar.g.classList.toggle('out', outside);
  }

  function ticks(pixels) {
    const unit = to - from, least = unit * 64 / pixels, power = 10 ** Math.floor(Math.log10(least));
    const step = [1, 2, 5, 10].map(n => n * power).find(n => n >= least);
    const inSeconds = most >= 1000;
    for (const old of document.querySelectorAll('#axis .tick, .grid .line')) old.remove();
    const grid = chart.querySelector('.grid');
    for (let i = Math.ceil(from / step); i * step <= to; i++) {
      const ms = i * step, words = make('span', 'tick', ms ? +(inSeconds ? ms / 1000 : ms).toFixed(6) + (inSeconds ? '\u00a0s' : '\u00a0ms') : '0');
      const line = make('span', 'line');
      words.style.left = line.style.left = percent(ms);
      axis.prepend(words);
      grid.prepend(line);
    }
    for (const mark of chart.querySelectorAll('.cap, .critical')) {
      mark.style.left = percent(+mark.dataset.ms);
      mark.hidden = share(+mark.dataset.ms) < 0 || share(+mark.dataset.ms) > 1;
    }
  }

  function zoom(factor, around = now < most ? now : (from + to) / 2) {
    const span = Math.min(most, Math.max(most / 500, (to - from) / factor));
    const at = Math.min(1, Math.max(0, share(around)));
    look(around - at * span, span);
  }

  function look(begin, span) {
    from = Math.min(Math.max(0, begin), most - span);
    to = from + span;
    layout();
  }

  // ---- the needle ----------------------------------------------------------------------------------------------------------

  const seconds = ms => most >= 1000 ? (ms / 1000).toFixed(2) + ' s' : Math.round(ms) + ' ms';
  const scrub = make('input');
  Object.assign(scrub, {type: 'range', id: 'scrub', min: 0, max: most, step: most / 500});
  scrub.setAttribute('aria-label', 'Time');

  function show() {
    const end = now >= most;
    chart.classList.toggle('at-end', end);
    chart.style.setProperty('--p', Math.min(1, Math.max(0, share(now))));
    $('time').textContent = seconds(Math.min(now, most / 1.012));
    scrub.value = now;
    scrub.setAttribute('aria-valuetext', seconds(now));
    for (const model of models) {
      const active = [];
      for (const bar of model.bars) {
        const on = !end && bar.f <= now && now < bar.t;
        if (on !== bar.on) bar.g.classList.toggle('on', bar.on = on);
        if (on) active.push(bar.name);
      }
      model.section.classList.toggle('before', !end && now < model.wall);
      if (model.now) model.now.textContent = active.length > 4 ? active.length + ' in flight' : active.join(' + ');
    }
  }

  function seek(ms, quietly) {
    now = Math.min(most, Math.max(0, ms));
    if (now < from || now > to) look(now - (to - from) / 4, to - from);
    else show();
    if (!quietly) remember();
  }

  function remember() {
    const hash = '#' + data.scenario + (chosen ? '/' + chosen : '') + (now < most ? '/t=' + +(now / 1000).toFixed(3) + 's' : '');
    try {
      history.replaceState(null, '', hash);
    } catch {
      // A page in a sandbox keeps its address.
    }
  }

  function play(on) {
    playing = on;
    $('play').textContent = on ? 'Pause' : 'Play';
    if (!on) return remember();
    if (now >= most) now = from;
    let last = performance.now();
    requestAnimationFrame(function frame(time) {
      if (!playing) return;
      seek(now + (time - last) * $('speed').value, true);
      last = time;
      if (now >= most) play(false);
      else requestAnimationFrame(frame);
    });
  }

  function pointer(event) {
    const box = axis.getBoundingClientRect();
    return from + (event.clientX - box.left) / box.width * (to - from);
  }

  function drag(event) {
    if (event.button) return;
    event.preventDefault();
    play(false);
    scrub.focus({preventScroll: true});
    seek(pointer(event), true);
    const move = next => seek(pointer(next), true);
    addEventListener('pointermove', move);
    addEventListener('pointerup', () => {
      removeEventListener('pointermove', move);
      remember();
    }, {once: true});
  }

  // ---- a step, looked into ---------------------------------------------------------------------------------------------------

  const source = model => [...document.querySelectorAll('details.source')].find(details => details.dataset.model === model);

  /** Each bar says what is other than in the one before. */
  function whole(data) {
    let bar = {};
    data.bars = data.bars.map(differing => bar = {...bar, ...differing});
    return data;
  }

  function row(list, name, text) {
    list.append(make('dt', '', name), make('dd', '', text));
  }

  function open(bar) {
    const facts = data.bars[bar.g.dataset.b];
    if (!facts) return;
    if (picked) picked.g.classList.remove('picked');
    picked = bar;
    chosen = facts.i;
    bar.g.classList.add('picked');
    panel.className = 'step ' + [...bar.g.classList].find(name => /^h\d$/.test(name));
    const close = make('button', 'close', '×');
    close.type = 'button';
    close.setAttribute('aria-label', 'Close');
    close.onclick = shut;
    const list = make('dl');
    row(list, 'who', facts.a);
    row(list, 'where', facts.w);
    row(list, 'when', seconds(bar.f) + ' to ' + seconds(bar.t) + ', ' + seconds(bar.t - bar.f) + ' long');
    row(list, 'outcome', facts.o);
    for (const said of facts.d || []) row(list, 'said', said);
    panel.replaceChildren(close, make('h3', '', facts.s), list);
    if (facts.l) panel.append(...excerpt(facts.m, facts.l));
    for (const rule of facts.r || []) paragraph('Rule ' + rule, data.rules[rule] + '.');
    if (facts.p) paragraph('The pitfall near it: ' + facts.p + '.', data.pitfalls[facts.p]);
    panel.hidden = false;
    remember();
  }

  function paragraph(head, text) {
    const p = make('p');
    p.append(make('b', '', head), ' ' + text);
    panel.append(p);
  }

  function excerpt(model, line) {
    const details = source(model);
    if (!details) return [];
    const lines = details.querySelectorAll('li'), list = make('ol', 'code'), first = Math.max(1, line - 2);
    list.style.counterReset = 'n ' + (first - 1);
    for (let n = first; n <= Math.min(lines.length, line + 3); n++) {
      const copy = lines[n - 1].cloneNode(true);
      copy.classList.toggle('hit', n === line);
      list.append(copy);
    }
    const link = make('a', '', details.querySelector('.kind').textContent.split(',')[0] + ', line ' + line);
    link.href = '#source/' + model;
    link.onclick = event => {
      event.preventDefault();
      details.open = true;
      for (const old of details.querySelectorAll('.hit')) old.classList.remove('hit');
      lines[line - 1].classList.add('hit');
      lines[line - 1].scrollIntoView({block: 'center'});
    };
    return [list, link];
  }

  function shut() {
    panel.hidden = true;
    if (!picked) return;
    picked.g.classList.remove('picked');
    picked.g.focus({preventScroll: true});
    picked = null;
  }

  const barOf = event => {
    const g = event.target.closest && event.target.closest('.bar');
    return g && bars.find(bar => bar.g === g);
  };

  /** One bar is in the tab order; arrows go to the next one in its row of time, and to the nearest of another model. */
  function step(bar, key) {
    const place = bars.indexOf(bar), model = models.findIndex(other => other.section === bar.model);
    if (key === 'ArrowRight') return bars[place + 1];
    if (key === 'ArrowLeft') return bars[place - 1];
    if (key === 'Home') return models[model].bars[0];
    if (key === 'End') return models[model].bars.at(-1);
    const other = models[model + (key === 'ArrowDown' ? 1 : -1)];
    return other && other.bars.toSorted((a, b) => Math.abs(a.f - bar.f) - Math.abs(b.f - bar.f))[0];
  }

  function focus(bar) {
    for (const other of bars) other.g.setAttribute('tabindex', -1);
    bar.g.setAttribute('tabindex', 0);
    bar.g.focus();
  }

  // ---- two sources side by side ----------------------------------------------------------------------------------------------

  function pair() {
    const left = $('left').value, right = $('right').value, turned = !data.pairs[left + ' ' + right];
    const found = data.pairs[turned ? right + ' ' + left : left + ' ' + right];
    lesson(left, right, found ? found.t : []);
    const texts = [left, right].map(model => [...source(model).querySelectorAll('li')]);
    const rows = found ? unfold(found, turned) : texts[0].map(() => ['=', null]);
    const at = [0, 0];
    const elements = rows.map(([sign, marks]) => {
      const element = make('div', 'r' + (sign === '=' ? ' same' : ''));
      element.setAttribute('role', 'row');
      [0, 1].forEach(side => {
        const missing = sign === (side ? '<' : '>');
        const number = make('span', 'n' + (missing ? ' void' : ''), missing ? '' : ++at[side]);
        const code = make('span', 'c' + (missing ? ' void' : sign === '=' ? '' : side ? ' new' : ' old'));
        code.setAttribute('role', 'cell');
        if (!missing) {
          code.append(...texts[side][at[side] - 1].cloneNode(true).childNodes);
          if (marks) mark(code, marks[side]);
        }
        element.append(number, code);
      });
      return element;
    });
    const differ = rows.filter(([sign]) => sign !== '=').length;
    $('pair-count').textContent = left === right ? 'the same file' : differ + ' of ' + rows.length + ' lines differ';
    $('diff').replaceChildren(...collapse(elements));
  }

  function unfold(found, turned) {
    const rows = [];
    let change = 0;
    for (const [, sign, count] of found.o.matchAll(/([=~<>])(\d+)/g)) {
      for (let i = 0; i < count; i++) {
        const marks = sign === '~' ? found.k[change++] : null;
        rows.push([turned ? {'<': '>', '>': '<'}[sign] || sign : sign, marks && turned ? [marks[1], marks[0]] : marks]);
      }
    }
    return rows;
  }

  /** Marks stretches of a line that is already in colours: pairs of positions in its text, each counted from the one before. */
  function mark(code, steps) {
    let at = 0, last = 0;
    const stretches = steps.map(step => last += step);
    const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT), texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      const begin = at, content = text.data, pieces = [];
      at += content.length;
      let done = 0;
      for (let i = 0; i < stretches.length; i += 2) {
        const a = Math.max(0, stretches[i] - begin), b = Math.min(content.length, stretches[i + 1] - begin);
        if (a < b) {
          pieces.push(content.slice(done, a), make('mark', '', content.slice(a, b)));
          done = b;
        }
      }
      if (done) text.replaceWith(...pieces, content.slice(done));
    }
  }

  /** Folds long stretches of equal lines. */
  function collapse(rows) {
    const out = [];
    for (let i = 0; i < rows.length;) {
      let end = i;
      while (end < rows.length && rows[end].classList.contains('same')) end++;
      if (end - i > 9) {
        const a = i ? i + 3 : i, b = end < rows.length ? end - 3 : end, hidden = rows.slice(a, b);
        const more = make('button', 'more', hidden.length + ' equal lines');
        more.type = 'button';
        more.onclick = () => more.replaceWith(...hidden);
        out.push(...rows.slice(i, a), more, ...rows.slice(b, end));
        i = end;
      } else {
        out.push(rows[i++]);
      }
    }
    return out;
  }

  function lesson(left, right, orders) {
    const list = $('lesson'), table = $('differs');
    list.replaceChildren();
    if (!table) return;
    const cells = model => [...([...table.tBodies[0].rows].find(row => row.dataset.model === model)?.cells || [])].slice(1);
    const heads = [...table.tHead.rows[0].cells].slice(1), a = cells(left), b = cells(right);
    list.append(make('dt', '', ''), make('dd', 'head', left), make('dd', 'head', right));
    heads.forEach((head, i) => {
      if (!a[i] || !b[i]) return;
      const dd = cell => {
        const copy = make('dd');
        copy.append(...cell.cloneNode(true).childNodes);
        return copy;
      };
      list.append(make('dt', '', head.textContent), dd(a[i]), dd(b[i]));
    });
    if (orders.length) {
      const all = make('dd', 'orders');
      all.append(...orders.map(order => make('div', '', order)));
      list.append(make('dt', '', 'what came before what'), all);
    }
    list.hidden = list.childElementCount < 4;
  }

  // ---- links that lead to a moment: #kitchen/async/vertx/t=3.2s ----------------------------------------------------------------

  function follow() {
    let parts;
    try {
      parts = decodeURIComponent(location.hash.slice(1)).split('/');
    } catch {
      return;
    }
    if (parts.shift() !== data.scenario) return;
    const time = /^t=(\d+(?:\.\d+)?)(ms|s)$/.exec(parts.at(-1) || '');
    if (time) parts.pop();
    const section = models.map(model => model.section).find(other => other.id === parts.join('/'));
    for (const model of models) model.section.classList.toggle('chosen', model.section === section);
    if (section) {
      chosen = section.id;
      section.scrollIntoView({block: 'center'});
    }
    play(false);
    if (time) seek(time[1] * (time[2] === 's' ? 1000 : 1), true);
    remember();
  }

  // ---- hands on ------------------------------------------------------------------------------------------------------------------

  const tip = make('div', 'tip');
  tip.hidden = true;
  tip.setAttribute('aria-hidden', 'true');

  function point(event) {
    const bar = event.pointerType === 'touch' ? null : barOf(event);
    tip.hidden = !bar;
    if (!bar) return;
    tip.textContent = bar.g.getAttribute('aria-label');
    tip.style.left = Math.max(8, Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8)) + 'px';
    tip.style.top = (event.clientY + 24 + tip.offsetHeight > innerHeight ? event.clientY - tip.offsetHeight - 12 : event.clientY + 18) + 'px';
  }

  function key(event) {
    const bar = barOf(event), control = event.target.closest && event.target.closest('button, select, summary, a');
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') return shut();
    if (bar && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      return open(bar);
    }
    if (bar && /^(Arrow|Home|End)/.test(event.key)) {
      event.preventDefault();
      const next = step(bar, event.key);
      if (next) focus(next);
      return;
    }
    if (control || event.target === scrub && event.key !== ' ') return;
    if (event.key === ' ') {
      event.preventDefault();
      play(!playing);
    } else if (event.key === '+' || event.key === '=') zoom(1.6);
    else if (event.key === '-') zoom(1 / 1.6);
    else if (event.key === '0') look(0, most);
  }

  function start() {
    document.documentElement.classList.add('js');
    for (const hidden of document.querySelectorAll('.controls, #pair')) hidden.hidden = false;
    chart.append(make('div', 'veil'), make('div', 'needle'));
    axis.append(scrub);
    axis.removeAttribute('aria-hidden');
    document.body.append(tip);
    const top = document.querySelector('.bar-top');
    new ResizeObserver(() => {
      chart.style.setProperty('--bar', top.offsetHeight + 'px');
      layout();
    }).observe(document.body);
    $('play').onclick = () => play(!playing);
    $('zoom-in').onclick = () => zoom(1.6);
    $('zoom-out').onclick = () => zoom(1 / 1.6);
    $('zoom-all').onclick = () => look(0, most);
    scrub.oninput = () => seek(+scrub.value);
    axis.addEventListener('pointerdown', drag);
    chart.addEventListener('click', event => {
      const bar = barOf(event);
      if (bar) {
        focus(bar);
        open(bar);
      } else if (event.target.closest('.track')) seek(pointer(event));
    });
    chart.addEventListener('wheel', event => {
      if (!event.ctrlKey && !(event.shiftKey && to - from < most)) return;
      event.preventDefault();
      if (event.ctrlKey) zoom(Math.exp(-event.deltaY / 300), pointer(event));
      else look(from + (event.deltaY || event.deltaX) / axis.clientWidth * (to - from), to - from);
    }, {passive: false});
    chart.addEventListener('pointermove', point);
    chart.addEventListener('pointerleave', () => tip.hidden = true);
    addEventListener('keydown', key);
    addEventListener('hashchange', follow);
    if ($('pair')) {
      $('left').onchange = $('right').onchange = pair;
      pair();
    }
    read();
    layout();
    follow();
  }

  // ---- for the live page -----------------------------------------------------------------------------------------------------------

  window.brigade = {
    /** A new run begins: the old one goes. */
    begin(scenario) {
      shut();
      data.scenario = scenario;
      for (const model of models) model.section.remove();
      look(0, most = scrub.max = 1000);
      read();
      seek(most, true);
    },
    /** Takes the sections of all models, and what is known of their bars. */
    update(sections, bars, length) {
      const place = picked && bars.bars[picked.g.dataset.b] ? picked.g.dataset.b : null, atEnd = now >= most, all = from <= 0 && to >= most;
      for (const model of models) model.section.remove();
      chart.querySelector('.veil').before(sections);
      data = whole(bars);
      most = scrub.max = length;
      if (all) [from, to] = [0, most];
      if (atEnd) now = most;
      read();
      if (place !== null) picked = this.barAt(place);
      layout();
    },
    barAt(place) {
      const bar = bars.find(other => other.g.dataset.b === place);
      if (bar) bar.g.classList.add('picked');
      return bar || null;
    },
    /** Bars that have no end yet reach to their model's clock. */
    grow(clocks) {
      const pixels = axis.clientWidth || 1;
      for (const bar of bars) {
        const clock = clocks[bar.model.id];
        if (clock === undefined || !bar.g.classList.contains('open')) continue;
        bar.t = Math.max(bar.t, clock);
        bar.gap = bar.t;
        fit(bar, pixels);
      }
    },
  };

  start();
})();
