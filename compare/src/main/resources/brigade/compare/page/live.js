'use strict';
// The live page: the form becomes a request, and what happens becomes the report's view, as it happens.
(() => {
  const $ = id => document.getElementById(id);
  const make = (tag, name, text) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const offer = JSON.parse($('form').textContent), form = $('wish'), news = $('news');
  let events = null, clocks = {}, heard = 0;

  function say(text, bad) {
    news.textContent = text;
    news.classList.toggle('bad', !!bad);
  }

  // ---- the form ------------------------------------------------------------------------------------------------------------

  function group(legend, wide) {
    const set = make('fieldset', wide ? 'wide' : '');
    set.append(make('legend', '', legend));
    form.append(set);
    return set;
  }

  function chip(box, type, name, value, words, title, checked) {
    const label = make('label', type === 'checkbox' ? 'mono' : ''), input = make('input');
    Object.assign(input, {type, name, value, checked});
    label.title = title;
    label.append(input, make('span', '', words));
    box.append(label);
    return input;
  }

  function chips(set) {
    const box = make('div', 'chips');
    set.append(box);
    return box;
  }

  function options(set, scenario) {
    set.replaceChildren(make('legend', '', 'Options'));
    for (const field of scenario.fields) {
      const row = make('label', 'option'), input = make('input');
      input.name = field.name;
      if (field.flag) Object.assign(input, {type: 'checkbox', value: 'on'});
      else Object.assign(input, {type: 'text', placeholder: field.usual, autocomplete: 'off', spellcheck: false});
      row.append(make('code', '', field.name), input, make('small', '', field.description));
      set.append(row);
    }
  }

  function build() {
    const scenarios = chips(group('Scenario', true));
    const models = group('Models'), set = group('Options');
    offer.scenarios.forEach((scenario, i) => {
      chip(scenarios, 'radio', 'scenario', scenario.name, scenario.name, scenario.summary, !i).onchange = () => options(set, scenario);
    });
    const box = chips(models);
    for (const model of offer.models) chip(box, 'checkbox', 'model', model.name, model.name, model.summary, true);
    const how = group('How', true), ways = chips(how);
    chip(ways, 'radio', 'together', 'no', 'one after another, for the figures', 'Each model has the machine to itself.', true);
    chip(ways, 'radio', 'together', 'yes', 'all at once, for the show: they share the cores', 'The figures say little.', false);
    const act = make('div', 'act wide'), cook = make('button', 'cook', 'Cook'), stop = make('button', '', 'Cancel'), save = make('a', '', 'Save as report');
    Object.assign(cook, {type: 'submit', id: 'cook'});
    Object.assign(stop, {type: 'button', id: 'cancel', disabled: true, onclick: () => fetch('cancel', {method: 'POST'})});
    Object.assign(save, {id: 'save', href: 'report', hidden: true});
    act.append(cook, stop, save);
    form.append(act);
    options(set, offer.scenarios[0]);
    form.onsubmit = event => {
      event.preventDefault();
      start();
    };
  }

  function busy(on) {
    $('cook').disabled = on;
    $('cancel').disabled = !on;
  }

  // ---- the run ---------------------------------------------------------------------------------------------------------------

  async function start() {
    const wish = new URLSearchParams(new FormData(form));
    busy(true);
    $('save').hidden = true;
    $('figures').replaceChildren();
    say('Starting …');
    const answer = await fetch('cook', {method: 'POST', body: wish}).catch(() => null);
    if (!answer || !answer.ok) {
      busy(false);
      return say(answer ? await answer.text() : 'Brigade does not answer; is it still running?', true);
    }
    brigade.begin(wish.get('scenario'));
    events = new EventSource('events');
    events.addEventListener('news', event => hear(JSON.parse(event.data)));
    events.addEventListener('end', event => end(JSON.parse(event.data)));
    events.onerror = () => end({failure: 'the connection to Brigade broke'});
    say('Cooking …');
    requestAnimationFrame(grow);
  }

  const markup = text => document.createRange().createContextualFragment(text);

  function hear(told) {
    clocks = told.clocks;
    heard = performance.now();
    brigade.update(markup(told.html), told.data, told.most);
  }

  function grow() {
    if (!events) return;
    const passed = performance.now() - heard;
    brigade.grow(Object.fromEntries(Object.entries(clocks).map(([model, at]) => [model, at + passed])));
    requestAnimationFrame(grow);
  }

  function end(told) {
    events.close();
    events = null;
    busy(false);
    if (told.figures) {
      $('figures').replaceChildren(markup(told.figures));
      $('save').hidden = false;
    }
    say(told.failure ? told.failure[0].toUpperCase() + told.failure.slice(1) + '.' : 'Done.', told.failure && told.failure !== 'cancelled');
  }

  addEventListener('pagehide', () => events && events.close());
  build();
})();
