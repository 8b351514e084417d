/**
 * Variables by which an application is told to send telemetry to the agent or the service of one vendor. Variables of distributions
 * that speak OTLP, and those an agent itself is configured with, are left out. As of 2026-11, from the configuration reference of
 * each vendor's agent.
 */
export const VENDOR_TELEMETRY: Readonly<Record<string, string>> = {
  APPDYNAMICS_AGENT_ACCOUNT_ACCESS_KEY: "AppDynamics",
  APPDYNAMICS_CONTROLLER_HOST_NAME: "AppDynamics",
  APPINSIGHTS_INSTRUMENTATIONKEY: "Azure Application Insights",
  APPLICATIONINSIGHTS_CONNECTION_STRING: "Azure Application Insights",
  AWS_XRAY_DAEMON_ADDRESS: "AWS X-Ray",
  DD_AGENT_HOST: "Datadog",
  DD_DOGSTATSD_URL: "Datadog",
  DD_TRACE_AGENT_HOSTNAME: "Datadog",
  DD_TRACE_AGENT_URL: "Datadog",
  DT_CONNECTION_POINT: "Dynatrace",
  DT_TENANT: "Dynatrace",
  DT_TENANTTOKEN: "Dynatrace",
  ELASTIC_APM_SERVER_URL: "Elastic APM",
  ELASTIC_APM_SERVER_URLS: "Elastic APM",
  INSTANA_AGENT_HOST: "Instana",
  INSTANA_ENDPOINT_URL: "Instana",
  NEW_RELIC_HOST: "New Relic",
  NEW_RELIC_LICENSE_KEY: "New Relic",
  SCOUT_KEY: "Scout",
  SIGNALFX_ENDPOINT_URL: "SignalFx",
};
