/** A template to begin with. */
export interface GalleryTemplate {
  readonly id: string;
  readonly name: string;
  /** One sentence: what for. */
  readonly description: string;
  readonly format: 'json' | 'csv' | 'text';
  /** What its consumers expect. */
  readonly compression?: 'gzip';
  readonly oneLine: boolean;
  readonly template: string;
  /** A partition key that suits it, as the text of `template:TEXT`; absent: random keys. */
  readonly key?: string;
}

/** Ready templates, the first one for the first visit. */
export const GALLERY: readonly GalleryTemplate[] = [
  {
    id: 'iot-sensor',
    name: 'IoT sensors',
    description: 'Readings of a fleet of 500 sensors, keyed by sensor.',
    format: 'json',
    oneLine: true,
    key: '{{sensor}}',
    template: `{{let sensor = concat("sensor-", number.int(min=1, max=500))}}{
  "sensorId": "{{sensor}}",
  "time": "{{now}}",
  "temperature": {{normal(mean=21, sd=3, decimals=1)}},
  "humidity": {{normal(mean=45, sd=8, min=0, max=100, decimals=1)}},
  "battery": {{number.int(min=5, max=100)}},
  "status": "{{#choose 95}}OK{{or 4}}WARN{{or 1}}FAIL{{/choose}}"
}`,
  },
  {
    id: 'iot-drift',
    name: 'IoT sensors that drift',
    description: 'Each sensor keeps its own temperature, which moves a little with every reading.',
    format: 'json',
    oneLine: true,
    key: '{{sensor}}',
    template: `{{let sensor = concat("sensor-", number.int(min=1, max=20))}}{
  "sensorId": "{{sensor}}",
  "reading": {{seq(per=sensor)}},
  "time": {{now("ms")}},
  "temperature": {{walk(from=20, step=0.3, min=-10, max=45, decimals=2, per=sensor)}}{{#maybe 5%}},
  "error": "{{random.arrayElement(["E01", "E07", "E42"])}}"{{/maybe}}
}`,
  },
  {
    id: 'clickstream',
    name: 'Clickstream',
    description: 'Page views of a shop; a few pages and visitors get most of them.',
    format: 'json',
    oneLine: true,
    key: '{{visitor}}',
    template: `{{let visitor = concat("v", zipf(n=5000, s=0.8))}}{
  "eventId": "{{random.uuid}}",
  "visitor": "{{visitor}}",
  "session": "{{internet.session}}",
  "at": "{{now}}",
  "event": "{{#choose 70}}view{{or 20}}click{{or 7}}add_to_cart{{or 3}}purchase{{/choose}}",
  "page": "/{{random.arrayElement(["", "search", "cart", "checkout"])}}?item={{zipf(n=1000, s=1.1)}}",
  "referrer": "https://{{internet.domainName}}/",
  "ip": "{{internet.ip}}",
  "userAgent": "{{internet.userAgent}}"
}`,
  },
  {
    id: 'apache-combined',
    name: 'Apache combined log',
    description: 'Lines of a web server log in the combined format.',
    format: 'text',
    oneLine: true,
    template: `{{internet.ip}} - {{random.weightedArrayElement({"weights": [0.8, 0.2], "data": ["-", "frank"]})}} [{{date.now("DD/MMM/YYYY:HH:mm:ss ZZ")}}] "{{random.weightedArrayElement({"weights": [0.8, 0.15, 0.05], "data": ["GET", "POST", "DELETE"]})}} /{{random.arrayElement(["index.html", "cart", "login", "api/items"])}} HTTP/1.1" {{random.weightedArrayElement({"weights": [0.9, 0.06, 0.04], "data": ["200", "404", "500"]})}} {{lognormal(median=5000, sigma=1, decimals=0)}} "https://{{internet.domainName}}/" "{{internet.userAgent}}"`,
  },
  {
    id: 'apache-common',
    name: 'Apache common log',
    description: 'Lines of a web server log in the common format.',
    format: 'text',
    oneLine: true,
    template: `{{internet.ip}} - {{random.arrayElement(["-", "ada", "grace"])}} [{{date.now("DD/MMM/YYYY:HH:mm:ss ZZ")}}] "GET /{{random.arrayElement(["index.html", "about", "items/7"])}} HTTP/1.1" {{random.weightedArrayElement({"weights": [0.95, 0.05], "data": [200, 404]})}} {{random.number({"min": 180, "max": 52000})}}`,
  },
  {
    id: 'syslog',
    name: 'Syslog',
    description: 'Lines of a system log (RFC 3164).',
    format: 'text',
    oneLine: true,
    key: '{{host}}',
    template: `{{let host = concat("web-", number.int(min=1, max=12))}}{{date.now("MMM DD HH:mm:ss")}} {{host}} {{random.arrayElement(["sshd", "cron", "kernel", "nginx"])}}[{{random.number({"min": 300, "max": 32000})}}]: {{hacker.phrase}}`,
  },
  {
    id: 'order',
    name: 'E-commerce order',
    description: 'An order with one to four items; now and then a coupon.',
    format: 'json',
    oneLine: true,
    key: '{{customer}}',
    template: `{{let customer = number.int(min=1, max=50000)}}{
  "orderId": {{seq(from=100000)}},
  "placedAt": "{{now}}",
  "customer": {
    "id": {{customer}},
    "name": "{{name.firstName}} {{name.lastName}}",
    "email": "{{internet.email}}",
    "city": "{{address.city}}",
    "country": "{{address.countryCode}}"
  },
  "items": [{{#repeat 1..4}}{"line": {{item}}, "title": "{{commerce.productName}}", "price": {{commerce.price}}, "quantity": {{random.number({"min": 1, "max": 5})}}}{{/repeat}}],
  {{#maybe 15%}}"coupon": "{{helpers.replaceSymbols("??##")}}",{{/maybe}}
  "payment": "{{random.arrayElement(["card", "invoice", "wallet"])}}"
}`,
  },
  {
    id: 'stock-ticks',
    name: 'Stock ticks',
    description: 'Prices that move a little from tick to tick, keyed by symbol.',
    format: 'json',
    oneLine: true,
    key: '{{symbol}}',
    template: `{{let symbol = random.arrayElement(["AMZN", "MSFT", "AAPL", "GOOG", "NVDA", "TSLA"])}}{"symbol":"{{symbol}}","time":{{now("ms")}},"price":{{walk(from=180, step=0.4, min=1, max=1000, per=symbol)}},"volume":{{lognormal(median=200, sigma=1, decimals=0)}},"side":"{{random.arrayElement(["buy","sell"])}}"}`,
  },
  {
    id: 'game-events',
    name: 'Game events',
    description: 'What players do: moves, scores and purchases, each with its own fields.',
    format: 'json',
    oneLine: true,
    key: '{{player}}',
    template: `{{let player = concat("p", zipf(n=2000, s=0.7))}}{"player":"{{player}}","match":{{random.number({"min":1,"max":400})}},"time":"{{now}}",{{#choose 80}}"event":"move","x":{{number.float(min=0, max=1000, fractionDigits=1)}},"y":{{number.float(min=0, max=1000, fractionDigits=1)}}{{or 18}}"event":"score","points":{{random.number({"min":1,"max":50,"precision":5})}}{{or 2}}"event":"purchase","item":"{{commerce.productName}}","price":{{commerce.price}}{{/choose}}}`,
  },
  {
    id: 'cognito-sync',
    name: 'Cognito sync events',
    description: 'Changes of data sets as Amazon Cognito Sync puts them into a stream.',
    format: 'json',
    oneLine: true,
    key: '{{identity}}',
    template: `{{let identity = concat("us-east-1:", random.uuid)}}{
  "identityPoolId": "us-east-1:{{random.uuid}}",
  "identityId": "{{identity}}",
  "dataSetName": "{{random.arrayElement(["settings", "progress", "scores"])}}",
  "operation": "{{random.weightedArrayElement({"weights": [0.9, 0.1], "data": ["replace", "remove"]})}}",
  "kinesisSyncRecords": [{{#repeat 1..3}}{"key": "{{lorem.word}}", "value": "{{random.number}}", "syncCount": {{item}}, "lastModifiedDate": {{now("ms")}}, "deviceLastModifiedDate": {{now("ms")}}, "op": "replace"}{{/repeat}}],
  "lastModifiedDate": {{now("ms")}},
  "syncCount": {{random.number({"min": 1, "max": 500})}}
}`,
  },
  {
    id: 'cloudwatch-logs',
    name: 'CloudWatch Logs envelope',
    description: 'What a subscription filter sends, compressed with gzip as CloudWatch does.',
    format: 'json',
    compression: 'gzip',
    oneLine: true,
    template: `{"messageType":"DATA_MESSAGE","owner":"123456789012","logGroup":"/aws/lambda/{{random.arrayElement(["orders","users","images"])}}","logStream":"{{date.utc("YYYY/MM/DD")}}/[$LATEST]{{string.hexadecimal(length=32, casing="lower", prefix="")}}","subscriptionFilters":["to-kinesis"],"logEvents":[{{#repeat 1..5}}{"id":"{{string.numeric(length=56, allowLeadingZeros=false)}}","timestamp":{{now("ms")}},"message":"{{random.weightedArrayElement({"weights":[0.8,0.15,0.05],"data":["INFO","WARN","ERROR"]})}} {{hacker.verb}} {{hacker.noun}}"}{{/repeat}}]}`,
  },
  {
    id: 'common-schema',
    name: 'Logs in the common schema',
    description: 'JSON with log_type, log_id and time, as routers and archivers expect it.',
    format: 'json',
    oneLine: true,
    template: `{
  "log_type": "{{random.weightedArrayElement({"weights": [0.6, 0.3, 0.1], "data": ["access", "application", "audit"]})}}",
  "log_id": "{{random.uuid}}",
  "time": "{{now}}",
  "host": "{{internet.ip}}",
  "message": "{{hacker.phrase}}"
}`,
  },
  {
    id: 'words',
    name: 'Words to count',
    description: 'A line of words, some far more frequent than others, for a word count.',
    format: 'text',
    oneLine: true,
    template: `{{#repeat 5..12 " "}}{{random.weightedArrayElement({"weights": [30, 20, 14, 10, 8, 6, 5, 4, 2, 1], "data": ["stream", "shard", "record", "key", "hash", "iterator", "producer", "consumer", "throttle", "checkpoint"]})}}{{/repeat}}`,
  },
  {
    id: 'test-data',
    name: 'Test Data N',
    description: 'Numbered records, as the worksheet asks for: Test Data 1, Test Data 2, …',
    format: 'text',
    oneLine: true,
    template: 'Test Data {{seq}}',
  },
  {
    id: 'person-csv',
    name: 'People as CSV',
    description: 'First name, last name, age and address, parted by commas.',
    format: 'csv',
    oneLine: true,
    template: '{{name.firstName}},{{name.lastName}},{{random.number(70)}},{{internet.ip}}',
  },
];
