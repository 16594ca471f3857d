/**
 * What is rendered: three templates with KDG's names, and the same in faker 10's names.
 * sensor has 6 tags and about 150 bytes, apache 7 and 190, order 29 and 960.
 */
export interface BenchTemplate {
  readonly name: string;
  readonly kdg: string;
  readonly faker10: string;
}

export const TEMPLATES: readonly BenchTemplate[] = [
  {
    name: 'sensor',
    kdg: String.raw`{"deviceId":"{{random.uuid}}","plant":{{random.number({"min":1,"max":40})}},"temperature":{{random.number({"min":-20,"max":120})}},"humidity":{{random.number({"min":0,"max":100})}},"state":"{{random.arrayElement(["RUNNING","IDLE","FAULT","STOPPED"])}}","at":"{{date.now("YYYY-MM-DDTHH:mm:ss.SSSZ")}}"}`,
    faker10: String.raw`{"deviceId":"{{string.uuid}}","plant":{{number.int({"min":1,"max":40})}},"temperature":{{number.int({"min":-20,"max":120})}},"humidity":{{number.int({"min":0,"max":100})}},"state":"{{helpers.arrayElement(["RUNNING","IDLE","FAULT","STOPPED"])}}","at":"{{date.now("YYYY-MM-DDTHH:mm:ss.SSSZ")}}"}`,
  },
  {
    name: 'apache',
    kdg: String.raw`{{internet.ip}} - {{random.arrayElement(["-","ada","grace","linus"])}} [{{date.now("DD/MMM/YYYY:HH:mm:ss ZZ")}}] "{{random.weightedArrayElement({"weights":[0.7,0.2,0.1],"data":["GET","POST","HEAD"]})}} /{{random.arrayElement(["index.html","cart","login","api/items","search?q=shoes"])}} HTTP/1.1" {{random.weightedArrayElement({"weights":[0.9,0.06,0.04],"data":["200","404","500"]})}} {{random.number({"min":180,"max":52000})}} "https://{{internet.domainName}}/" "{{internet.userAgent}}"`,
    faker10: String.raw`{{internet.ipv4}} - {{helpers.arrayElement(["-","ada","grace","linus"])}} [{{date.now("DD/MMM/YYYY:HH:mm:ss ZZ")}}] "{{helpers.weightedArrayElement([{"weight":0.7,"value":"GET"},{"weight":0.2,"value":"POST"},{"weight":0.1,"value":"HEAD"}])}} /{{helpers.arrayElement(["index.html","cart","login","api/items","search?q=shoes"])}} HTTP/1.1" {{helpers.weightedArrayElement([{"weight":0.9,"value":"200"},{"weight":0.06,"value":"404"},{"weight":0.04,"value":"500"}])}} {{number.int({"min":180,"max":52000})}} "https://{{internet.domainName}}/" "{{internet.userAgent}}"`,
  },
  {
    name: 'order',
    kdg: String.raw`{"orderId":"{{random.uuid}}","placedAt":"{{date.now("YYYY-MM-DDTHH:mm:ss.SSSZ")}}","customer":{"id":{{random.number({"min":1,"max":500000})}},"name":"{{name.firstName}} {{name.lastName}}","email":"{{internet.email}}","phone":"{{phone.phoneNumber}}","address":{"street":"{{address.streetAddress}}","city":"{{address.city}}","state":"{{address.stateAbbr}}","zip":"{{address.zipCode}}","country":"{{address.countryCode}}"}},"items":[{"sku":{{random.number({"min":1000,"max":9999})}},"title":"{{commerce.productName}}","colour":"{{commerce.color}}","price":{{commerce.price}},"quantity":{{random.number({"min":1,"max":5})}}},{"sku":{{random.number({"min":1000,"max":9999})}},"title":"{{commerce.productName}}","colour":"{{commerce.color}}","price":{{commerce.price}},"quantity":{{random.number({"min":1,"max":5})}}}],"payment":{"method":"{{random.arrayElement(["card","invoice","wallet"])}}","currency":"{{finance.currencyCode}}","amount":{{finance.amount}},"account":"{{finance.account}}"},"device":{"ip":"{{internet.ip}}","agent":"{{internet.userAgent}}"},"gift":{{random.boolean}},"note":"{{lorem.sentence}}"}`,
    faker10: String.raw`{"orderId":"{{string.uuid}}","placedAt":"{{date.now("YYYY-MM-DDTHH:mm:ss.SSSZ")}}","customer":{"id":{{number.int({"min":1,"max":500000})}},"name":"{{person.firstName}} {{person.lastName}}","email":"{{internet.email}}","phone":"{{phone.number}}","address":{"street":"{{location.streetAddress}}","city":"{{location.city}}","state":"{{location.state({"abbreviated":true})}}","zip":"{{location.zipCode}}","country":"{{location.countryCode}}"}},"items":[{"sku":{{number.int({"min":1000,"max":9999})}},"title":"{{commerce.productName}}","colour":"{{color.human}}","price":{{commerce.price}},"quantity":{{number.int({"min":1,"max":5})}}},{"sku":{{number.int({"min":1000,"max":9999})}},"title":"{{commerce.productName}}","colour":"{{color.human}}","price":{{commerce.price}},"quantity":{{number.int({"min":1,"max":5})}}}],"payment":{"method":"{{helpers.arrayElement(["card","invoice","wallet"])}}","currency":"{{finance.currencyCode}}","amount":{{finance.amount}},"account":"{{finance.accountNumber}}"},"device":{"ip":"{{internet.ipv4}}","agent":"{{internet.userAgent}}"},"gift":{{datatype.boolean}},"note":"{{lorem.sentence}}"}`,
  },
];
