using CrowdSec.Configuration;
using CrowdSec.Daemon.Agent.Pushing;
using CrowdSec.Daemon.Agent.Spool;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Daemon.Agent;

/// <summary>What an <see cref="AgentLink"/> is made of. It owns the client.</summary>
internal sealed record AgentLinkParts(ApiCredentials Credentials, IAgentClient Client, AlertSpool Spool, DeadLetters DeadLetters, TimeProvider Clock, ILog Log);
