import type { components } from "../../generated/schema";

type Schemas = components["schemas"];

export type Node = Schemas["Node"];
export type NodeList = Schemas["NodeList"];
export type NodeKind = Schemas["NodeKind"];
export type NodeState = Schemas["NodeState"];
export type Latest = Schemas["Latest"];
export type Position = Schemas["Position"];
export type Aqi = Schemas["Aqi"];
export type StationFeatures = Schemas["StationFeatures"];
export type Readings = Schemas["Readings"];
export type Series = Schemas["Series"];
export type SeriesPoint = Schemas["SeriesPoint"];
export type Bucket = Schemas["Bucket"];
export type Metric = Schemas["Metric"];
export type MetricInfo = Schemas["MetricInfo"];
export type MetricList = Schemas["MetricList"];
export type Reception = Schemas["Reception"];
export type ReceptionList = Schemas["ReceptionList"];
export type LinkList = Schemas["LinkList"];
export type Network = Schemas["Network"];
export type WeatherSummary = Schemas["WeatherSummary"];
export type Problem = Schemas["Problem"];
export type ReadingEvent = Schemas["ReadingEvent"];
export type NodeEvent = Schemas["NodeEvent"];
