-- How strongly resolutions are taken up, as numbers from 1, the weakest, so that the strongest of several can be asked for.
CREATE OR REPLACE MACRO strength_rank(p_strength) AS
    list_position(['named', 'studied', 'planned', 'carried_out', 'reviewed', 'rewarded'], p_strength);

CREATE OR REPLACE MACRO strength_at(p_rank) AS
    ['named', 'studied', 'planned', 'carried_out', 'reviewed', 'rewarded'][p_rank];
