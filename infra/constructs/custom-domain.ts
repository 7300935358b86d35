import { DomainName, EndpointType, SecurityPolicy, type RestApiBase } from 'aws-cdk-lib/aws-apigateway';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { Construct } from 'constructs';
import type { Tenant } from '../tenant.ts';
import { STAGE } from './rest-api.ts';

/**
 * The tenant's own domain. The base path is the stage's name, so addresses are the same under both hosts. The DNS record is
 * left to whoever keeps the zone: an alias or CNAME to the domain's target, an output of the stack.
 */
export function customDomain(scope: Construct, api: RestApiBase, domain: NonNullable<Tenant['domain']>): DomainName {
  const name = new DomainName(scope, 'Domain', {
    domainName: domain.name,
    certificate: Certificate.fromCertificateArn(scope, 'Certificate', domain.certificateArn),
    endpointType: EndpointType.REGIONAL,
    securityPolicy: SecurityPolicy.TLS_1_2,
  });
  name.addBasePathMapping(api, { basePath: STAGE, stage: api.deploymentStage });
  return name;
}
