/**
 * Makes sure that CloudFront will take a certificate: a distribution with one that is not issued
 * yet fails after minutes.
 *
 * @param {ReturnType<import('./aws.mjs').awsCli>} aws of us-east-1, the region of the certificates
 *   that CloudFront takes
 * @param {string} certificate ARN
 * @param {string} domain the host name that it has to be for
 * @throws Error that says what to do
 */
export async function checkCertificate(aws, certificate, domain) {
  const words = ['acm', 'describe-certificate', '--certificate-arn', certificate];
  const answer = await aws.ask(words, undefined);
  if (answer === undefined) return;
  const { Status, SubjectAlternativeNames = [] } = answer.Certificate;
  if (Status !== 'ISSUED') {
    throw new Error(
      `certificate ${certificate} is ${Status}, not ISSUED. Open it in Certificate Manager in us-east-1, create the CNAME records that it shows at your DNS provider, and wait until it is issued.`,
    );
  }
  const wildcard = `*.${domain.split('.').slice(1).join('.')}`;
  if (!SubjectAlternativeNames.some((name) => name === domain || name === wildcard)) {
    throw new Error(
      `certificate ${certificate} is for ${SubjectAlternativeNames.join(', ')}, not for ${domain}`,
    );
  }
}
