import { DomainName, EndpointType, SecurityPolicy, type RestApiBase } from 'aws-cdk-lib/aws-apigateway';
import { CfnApiMapping, type CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { Construct } from 'constructs';
import type { Tenant } from '../tenant.ts';
import { COLLECTOR_PATH, TUNNEL_PREFIX } from '../../shared/api/collector.ts';
import { COLLECTOR_SEGMENT, STAGE } from './addresses.ts';

export interface CustomDomainProps {
  api: RestApiBase;
  /** Of the collector's HTTP API. */
  collectorStage: CfnStage;
  domain: NonNullable<Tenant['domain']>;
}

/**
 * The tenant's own domain. Each base path is one of GitLab's, so addresses are the same under all hosts: the longest that
 * matches takes a request, so the collector's comes before the REST API's (API Gateway Developer Guide, "Map API stages to
 * a custom domain name for HTTP APIs"). That of tunnels ends before the collector's last segment, so that this begins its
 * route and no other route can take the request.
 *
 * API mappings and no base path mappings, because these have no slashes. A mapping of several levels needs a regional
 * domain with TLS 1.2. The DNS record is left to whoever keeps the zone: an alias or CNAME to the domain's target, an
 * output of the stack.
 */
export function customDomain(scope: Construct, { api, collectorStage, domain }: CustomDomainProps): DomainName {
  const name = new DomainName(scope, 'Domain', {
    domainName: domain.name,
    certificate: Certificate.fromCertificateArn(scope, 'Certificate', domain.certificateArn),
    endpointType: EndpointType.REGIONAL,
    securityPolicy: SecurityPolicy.TLS_1_2,
  });
  const collector = { apiId: collectorStage.apiId, stage: collectorStage.ref };
  const mappings = {
    Api: { apiId: api.restApiId, stage: api.deploymentStage.stageName, apiMappingKey: STAGE },
    Collector: { ...collector, apiMappingKey: STAGE + COLLECTOR_PATH },
    Tunnel: {
      ...collector,
      apiMappingKey: (STAGE + TUNNEL_PREFIX + COLLECTOR_PATH).slice(0, -COLLECTOR_SEGMENT.length),
    },
  };
  for (const [id, mapping] of Object.entries(mappings))
    new CfnApiMapping(name, `${id}Mapping`, { domainName: name.domainName, ...mapping });
  return name;
}
