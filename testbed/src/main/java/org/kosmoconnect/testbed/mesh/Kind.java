package org.kosmoconnect.testbed.mesh;

/** What nodes say again and again. */
enum Kind {
  NODE_INFO,
  POSITION,
  ENVIRONMENT,
  DEVICE,
  AIR_QUALITY,
  POWER,
  NEIGHBOURS,
  TRACEROUTE,
  TEXT,
  MAP_REPORT,
  ODD
}
