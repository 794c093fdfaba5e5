(() => {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent);
  const charts = [];
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const grouped = new Intl.NumberFormat('en-US');
  const short = new Intl.NumberFormat('en-US', { notation: 'compact' });

  const color = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const series = () => ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8'].map(color);
  const narrow = () => window.innerWidth < 600;

  const base = () => ({
    animation: !still,
    color: series(),
    textStyle: { color: color('text'), fontFamily: getComputedStyle(document.body).fontFamily },
    grid: { left: 4, right: 16, top: 36, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      confine: true,
      renderMode: 'richText',
      backgroundColor: color('card'),
      borderColor: color('line'),
      textStyle: { color: color('text') },
      valueFormatter: value => grouped.format(Array.isArray(value) ? value[1] : value)
    },
    legend: { top: 0, left: 0, textStyle: { color: color('text') }, inactiveColor: color('muted') }
  });
  const valueAxis = extra => ({
    type: 'value',
    axisLabel: { color: color('muted'), formatter: value => short.format(value), hideOverlap: true },
    splitLine: { lineStyle: { color: color('line') } },
    splitNumber: narrow() ? 3 : 5,
    ...extra
  });
  const timeAxis = () => ({
    type: 'time',
    axisLabel: { color: color('muted'), hideOverlap: true },
    axisLine: { lineStyle: { color: color('line') } },
    splitNumber: narrow() ? 3 : 8
  });
  const nameAxis = (names, width) => ({
    type: 'category',
    data: names,
    inverse: true,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: color('line') } },
    axisLabel: { color: color('text'), fontSize: 12, width, overflow: 'truncate', interval: 0 }
  });

  /** As wide as the longest name, within a share of the page; measured, since the library guesses too low. */
  function nameWidth(names) {
    const pen = document.createElement('canvas').getContext('2d');
    pen.font = '12px ' + getComputedStyle(document.body).fontFamily;
    const longest = Math.max(0, ...names.map(name => pen.measureText(name).width));
    return Math.ceil(Math.min(longest + 4, narrow() ? 130 : 260));
  }

  function members() {
    let total = 0;
    const all = data.joined.map(each => [each.day, total += each.count]);
    return {
      ...base(),
      xAxis: timeAxis(),
      yAxis: [valueAxis(), valueAxis({ splitLine: { show: false } })],
      series: [
        { name: 'Members', type: 'line', data: all, showSymbol: false, lineStyle: { width: 2.5 }, areaStyle: { opacity: .12 }, z: 3 },
        { name: 'Joined that day', type: 'bar', yAxisIndex: 1, data: data.joined.map(each => [each.day, each.count]), itemStyle: { color: color('c2'), opacity: .6 }, barMaxWidth: 8 }
      ]
    };
  }

  function granted() {
    return {
      ...base(),
      xAxis: timeAxis(),
      yAxis: valueAxis(),
      series: Object.entries(data.granted).map(([currency, days]) => ({
        name: currency, type: 'line', showSymbol: false, data: days.map(each => [each.day, each.count])
      }))
    };
  }

  /** Many names need more than a line above the chart: one that can be turned over. */
  function sizes(lines, stacked) {
    return {
      ...base(),
      legend: { ...base().legend, type: 'scroll', right: 0, pageTextStyle: { color: color('muted') }, pageIconColor: color('text'), pageIconInactiveColor: color('line') },
      xAxis: timeAxis(),
      yAxis: valueAxis(),
      series: lines.map((each, i) => ({
        name: each.name, type: 'line', showSymbol: false,
        data: each.sizes.map((size, day) => [data.segments.days[day], size]),
        lineStyle: { type: i < 8 ? 'solid' : 'dashed', width: stacked ? 1 : 2 },
        ...(stacked ? { stack: 'all', areaStyle: { opacity: .5 } } : {})
      }))
    };
  }

  const labels = () => ({
    show: true, position: 'right', color: color('muted'), formatter: point => point.value ? short.format(point.value) : ''
  });

  function bars(names, values) {
    const width = nameWidth(names);
    const several = values.length > 1;
    return {
      ...base(),
      grid: { left: width + 12, right: 48, top: several ? 36 : 8, bottom: 26 },
      legend: several ? base().legend : { show: false },
      xAxis: valueAxis(),
      yAxis: nameAxis(names, width),
      series: values.map(each => ({ type: 'bar', stack: 'all', barMaxWidth: 22, label: labels(), ...each }))
    };
  }

  function rulesOf(currency) {
    const rules = data.rules.filter(each => each.currency === currency);
    const taken = rules.some(each => each.taken > 0);
    return bars(rules.map(each => each.rule), [
      { name: 'Granted', data: rules.map(each => each.granted) },
      ...(taken ? [{ name: 'Taken', data: rules.map(each => each.taken) }] : [])
    ]);
  }

  function tiersOf(ladder) {
    const tiers = data.tiers.filter(each => each.ladder === ladder);
    return bars(tiers.map(each => each.tier), [{ name: 'Members', data: tiers.map(each => each.members), color: color('c3') }]);
  }

  const limits = () => bars(data.limits.map(each => each.limit), [
    { name: 'Points kept back', data: data.limits.map(each => each.points), color: color('c4') }
  ]);

  function draw(element, option) {
    const chart = echarts.init(element, null, { renderer: 'canvas' });
    const redraw = () => chart.setOption(option(), true);
    redraw();
    charts.push({ chart, redraw });
  }

  /** One heading and one chart for each group, as tall as it has bars. */
  function drawEach(parent, names, rows, option, what) {
    for (const name of names) {
      const heading = document.createElement('h3');
      heading.textContent = name;
      const element = document.createElement('div');
      element.className = 'chart';
      element.setAttribute('role', 'img');
      element.setAttribute('aria-label', 'Chart of ' + what + ' in ' + name + '; the table below has the numbers.');
      element.style.height = 72 + 34 * rows(name) + 'px';
      parent.append(heading, element);
      draw(element, () => option(name));
    }
  }

  const unique = values => [...new Set(values)];
  draw(document.getElementById('chart-members'), members);
  drawEach(document.getElementById('charts-rules'), unique(data.rules.map(each => each.currency)),
    currency => data.rules.filter(each => each.currency === currency).length, rulesOf, 'points by rule');
  draw(document.getElementById('chart-granted'), granted);
  drawEach(document.getElementById('charts-tiers'), unique(data.tiers.map(each => each.ladder)),
    ladder => data.tiers.filter(each => each.ladder === ladder).length, tiersOf, 'members by tier');
  for (const [id, lines, stacked] of [['chart-stages', data.segments.stages, true], ['chart-segments', data.segments.others, false]]) {
    const element = document.getElementById(id);
    if (element) {
      draw(element, () => sizes(lines, stacked));
    }
  }
  const limitChart = document.getElementById('chart-limits');
  if (limitChart) {
    limitChart.style.height = 56 + 34 * data.limits.length + 'px';
    draw(limitChart, limits);
  }

  const redrawAll = () => charts.forEach(each => each.redraw());
  dark.addEventListener('change', redrawAll);
  window.addEventListener('resize', () => charts.forEach(each => { each.chart.resize(); each.redraw(); }));
})();
